"""What of a delivery is worth keeping: members by name, texts not too long, whatever shape it came in.

A delivery is read after its signature was checked, but of an own address the secret is known to whoever pasted it:
nothing here takes a shape for granted.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from providers.members import dig
from providers.spec import Delivery, Unreadable

LONGEST = 4000  # characters of one text
MOST = 50  # members of one list


def as_object(delivery: Delivery) -> dict[str, Any]:
    """Return the body as an object, or raise Unreadable."""
    if isinstance(delivery.json, dict):
        return delivery.json
    raise Unreadable("not an object")


def items(body: Any, path: str) -> list[Any]:
    """Return the list at a dotted path, or an empty one."""
    found = dig(body, path)
    return found if isinstance(found, list) else []


def word(body: Any, path: str) -> str:
    """Return the text or number at a dotted path as text, or an empty one."""
    found = dig(body, path)
    is_word = isinstance(found, str | int) and not isinstance(found, bool)
    return str(found) if is_word else ""


def epoch(body: Any, path: str) -> float:
    """Return the moment (ISO 8601, UTC unless it says otherwise) at a dotted path in epoch seconds, or 0."""
    try:
        when = datetime.fromisoformat(word(body, path))
        return max(0.0, (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return 0.0


def excerpt(body: Any, paths: Mapping[str, str]) -> dict[str, Any]:
    """Return what stands at the paths, under our names: texts, numbers, and lists of them; the rest is left out."""
    found = {name: plain(dig(body, path)) for name, path in paths.items()}
    return {name: value for name, value in found.items() if value is not None}


def plain(value: Any) -> Any:
    """Return a text cut to its longest, a number, or a list of such; None for what has members of its own."""
    if isinstance(value, list):
        return [each for each in map(plain, value[:MOST]) if each is not None]
    if isinstance(value, str):
        return value[:LONGEST]
    return value if isinstance(value, bool | int | float) else None


def own_type(provider: str, *names: str) -> str:
    """Return a type for what we have no word for: the provider's own names, behind the provider's."""
    named = (re.sub(r"[^A-Za-z0-9_.]+", "_", name) for name in names if name)
    return ".".join((provider, *named))


def sentence(template: str, told: Mapping[str, Any]) -> str:
    """Fill what was told into a sentence, on one line, without what it lacks."""
    words = template.format_map(defaultdict(str, told))
    return " ".join(words.split()).rstrip(" :")
