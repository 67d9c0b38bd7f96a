"""Ids that a hook writes into a URL by itself."""

from urllib.parse import quote

from config.api.errors import Invalid


def segment(value: str, field: str) -> str:
    """Dots would climb: the HTTP client removes them even when they are encoded."""
    if value in (".", ".."):
        raise Invalid(f"{field}: {value!r} is not an id")
    return quote(value, safe="")
