"""Arguments put where a request takes them: encoded into a path, written into a query."""

import re
from typing import Any
from urllib.parse import quote

from config.api.errors import Invalid

DOTS = frozenset({".", ".."})
SLASH = re.compile(r"[/\\]")


def fill(template: str, values: dict[str, Any], names: frozenset[str]) -> str:
    """Put encoded arguments into the template; a name ending in `+` may hold slashes, or nothing."""
    for name in names:
        text, tail = str(values.get(name, "")), f"{{{name}+}}"
        if tail in template:
            template = template.replace(tail, segments(name, text))
        else:
            template = template.replace(f"{{{name}}}", segment(name, text))
    return template


def segments(name: str, text: str) -> str:
    """Encode a path that may hold slashes; an empty one is the folder itself."""
    return "/".join(segment(name, part) for part in text.split("/")) if text else ""


def segment(name: str, text: str) -> str:
    """Encode one path segment. `.` and `..` are refused: HTTP clients climb with them, even encoded.

    So are they between slashes within it: there are servers that part a path at an encoded slash.
    """
    if not text or DOTS & set(SLASH.split(text)):
        raise Invalid(
            f"{name}: {text!r} cannot stand in a path", fields={name: ["Not a valid id."]}
        )
    return quote(text, safe="")


def as_query(value: Any) -> Any:
    """Write booleans as providers do; lists repeat the name."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return [as_query(item) for item in value]
    return value
