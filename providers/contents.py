"""Contents of files, given in base64 as one parameter."""

import base64
import binascii

from config.api.errors import Invalid


def decoded(value: str, field: str) -> bytes:
    """Return the bytes that base64 stands for, broken into lines or not; else Invalid."""
    try:
        return base64.b64decode("".join(value.split()), validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(f"{field}: the content is not base64") from None
