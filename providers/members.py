"""Members of what providers answer."""

from typing import Any


def dig(body: Any, path: str) -> Any:
    """Return the member of that name (which may hold dots), else the one at that dotted path, or None."""
    if isinstance(body, dict) and path in body:
        return body[path]
    for name in path.split("."):
        if not isinstance(body, dict):
            return None
        body = body.get(name)
    return body
