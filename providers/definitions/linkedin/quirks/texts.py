"""LinkedIn's `little` text: https://learn.microsoft.com/en-us/linkedin/marketing/community-management/shares/little-text-format."""

import re

# A sign of the format that stands for itself, unless it begins a tag.
RESERVED = re.compile(r"[\\|{}@\[\]()<>*_~]|#(?!\w)")
ESCAPED = re.compile(r"\\([\\|{}@\[\]()<>#*_~])")


def escaped(text: str) -> str:
    """LinkedIn cuts a post at a sign that its format uses, so each gets a backslash; tags stay tags."""
    return RESERVED.sub(r"\\\g<0>", text)


def plain(commentary: str) -> str:
    """LinkedIn answers the text as it stores it, backslashes and all."""
    return ESCAPED.sub(r"\1", commentary)
