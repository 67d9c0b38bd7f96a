"""What a partner may call its end users: what can travel in a header, and be told apart when read."""

import unicodedata
from typing import Any

LONGEST = 255
UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of a character, ends of lines


def is_well_formed(value: Any) -> bool:
    """Say whether it is a text that an end user may be called by."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST and travels(value)


def travels(text: str) -> bool:
    """Say whether a text arrives as it was sent: without control characters, or spaces at its ends."""
    return text == text.strip() and not any(unicodedata.category(each) in UNSEEN for each in text)
