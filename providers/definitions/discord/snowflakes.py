"""Discord's ids: 64-bit numbers that travel as text."""

import re
from typing import Any

SNOWFLAKE = re.compile(r"[1-9][0-9]{0,19}")
# `$` alone would let a line break through.
ID = {"type": "string", "pattern": r"^[1-9][0-9]{0,19}$(?!\n)"}


def is_snowflake(value: Any) -> bool:
    """Say whether a value is an id as Discord writes it."""
    return isinstance(value, str) and SNOWFLAKE.fullmatch(value) is not None
