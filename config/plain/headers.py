"""Headers in which there is nothing to encode and nothing to refuse: most are, and one look at them is enough."""

import re
from collections.abc import Mapping
from typing import Any

NAME = re.compile(r"[A-Za-z0-9-]+")
TEXT = re.compile(r"(?:[!-~][ -~]*)?")  # printable ASCII, no space before it


def is_plain(headers: Mapping[str, Any]) -> bool:
    """Say whether all names and values are plain text."""
    try:
        return all(map(NAME.fullmatch, headers)) and all(map(TEXT.fullmatch, headers.values()))
    except TypeError:  # bytes, a number
        return False
