"""Lists as GraphQL answers them: nodes and where the page ends. The cursor is the id of the last node."""

from collections.abc import Callable
from typing import Any

from sandbox.refusals import Refusal

MOST = 250


def connection(nodes: list[dict], asked: dict[str, Any]) -> dict[str, Any]:
    """Return one page of nodes; `endCursor` is told on the last page too."""
    size = asked.get("first", 50)
    if not 1 <= size <= MOST:
        raise Refusal("invalid", f"Argument Validation Error: first must be between 1 and {MOST}")
    start = _start(nodes, asked.get("after"))
    shown = nodes[start : start + size]
    info = {
        "hasNextPage": start + size < len(nodes),
        "hasPreviousPage": start > 0,
        "startCursor": shown[0]["id"] if shown else None,
        "endCursor": shown[-1]["id"] if shown else None,
    }
    return {"nodes": shown, "pageInfo": info, "totalCount": len(nodes)}


def nested(nodes: list[dict]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Return a list inside another thing, which is paged by arguments of its own."""
    return lambda asked: connection(nodes, asked)


def _start(nodes: list[dict], cursor: str | None) -> int:
    if cursor is None:
        return 0
    found = [number for number, node in enumerate(nodes) if node["id"] == cursor]
    if not found:
        raise Refusal("invalid_page")
    return found[0] + 1
