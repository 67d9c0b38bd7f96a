"""Media types that end up in headers."""

import re

from config.api.errors import Invalid

MEDIA_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+(; ?[a-z]+=[\w.-]+)?")
BYTES = "application/octet-stream"


def checked(value: str, field: str) -> str:
    """A media type is written into a header, so it may be nothing else."""
    if MEDIA_TYPE.fullmatch(value) is None:
        raise Invalid(f"{field}: {value!r} is not a media type")
    return value
