"""LinkedIn's `little` text: it ends at a sign of the format that stands there without a backslash."""

import re

WHOLE = re.compile(r"(?:\\.|#\w|[^\\|{}@\[\]()<>#*_~])*", re.DOTALL)


def stored(commentary: str) -> str:
    """Return what LinkedIn keeps of a text."""
    return WHOLE.match(commentary)[0]
