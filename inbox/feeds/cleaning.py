"""What providers send, made fit to be stored: no text that a database refuses, nothing deeper than we read."""

import math
from typing import Any

from config.api.parser import MAX_DEPTH

TOO_DEEP = "…"


def text(value: str, length: int) -> str:
    """Return a text without NUL and half surrogate pairs, cut to a length."""
    whole = value.replace("\0", "").encode("utf-8", "ignore").decode()
    return whole if len(whole) <= length else f"{whole[: length - 1]}…"


def name(value: str, length: int) -> str:
    """Return a text that is compared: it is not marked as cut."""
    return text(value, len(value) + 1)[:length]


def data(value: Any, depth: int = MAX_DEPTH) -> Any:
    """Return JSON data with every text cleaned; what is nested too deep is left out."""
    if depth < 0:
        return TOO_DEEP
    if isinstance(value, str):
        return text(value, len(value) + 1)
    if isinstance(value, dict):
        return {data(str(key), depth): data(item, depth - 1) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [data(item, depth - 1) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
