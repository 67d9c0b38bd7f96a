"""Ids and file paths that a hook writes into a URL by itself."""

import re
from urllib.parse import quote

from config.api.errors import Invalid

FORBIDDEN = re.compile(r'["*:<>?\\|\x00-\x1f\x7f]')


def segment(value: str, field: str) -> str:
    """Dots and slashes would climb: the HTTP client removes dots, Graph parts at slashes, encoded or not."""
    if value in ("", ".", "..") or "/" in value or "\\" in value:
        raise Invalid(f"{field}: {value!r} is not an id")
    return quote(value, safe="")


def file_path(value: str, field: str) -> str:
    """A colon ends a path in Graph's URLs, so what OneDrive allows in no name must not come there."""
    if FORBIDDEN.search(value):
        raise Invalid(f'{field}: none of " * : < > ? \\ | may be part of a name in OneDrive')
    return "/".join(segment(part, field) for part in value.split("/"))


def literal(text: str) -> str:
    """OData doubles apostrophes inside of text; Graph takes a slash for the next segment, even encoded."""
    return "'" + quote(text.replace("'", "''").replace("/", " "), safe="") + "'"
