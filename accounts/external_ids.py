"""What a partner may call its end users: what can travel in a header, and be told apart when read."""

import unicodedata
from typing import Any

from rest_framework.serializers import ValidationError

LONGEST = 255
UNSEEN = {"Cc", "Cs", "Zl", "Zp"}  # control characters, halves of a character, ends of lines


def is_well_formed(value: Any) -> bool:
    """Say whether it is a text that an end user may be called by."""
    return isinstance(value, str) and 0 < len(value) <= LONGEST and travels(value)


def travels(text: str) -> bool:
    """Say whether a text arrives as it was sent: without control characters, or spaces at its ends."""
    return text == text.strip() and not any(unicodedata.category(each) in UNSEEN for each in text)


def check_external_id(value: str) -> str:
    """Refuse what could not travel in a header: control characters, spaces at the ends."""
    if not travels(value):
        raise ValidationError("May not hold control characters or begin or end with a space.")
    return value
