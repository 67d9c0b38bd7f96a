"""File contents that arrive as base64 text in JSON."""

import base64
import binascii

from config.api.errors import Invalid

URL_SAFE = str.maketrans("-_", "+/")


def decoded(value: str, field: str) -> bytes:
    """Google itself writes base64url, so both alphabets come back to us, padded or not."""
    compact = "".join(value.split()).translate(URL_SAFE).rstrip("=")
    try:
        return base64.b64decode(compact + "=" * (-len(compact) % 4), validate=True)
    except (binascii.Error, ValueError):
        raise Invalid(f"{field}: the content is not base64") from None
