"""Search records: groups of conditions, one order, at most ten thousand results."""

from sandbox.calls import Call
from sandbox.fakes.hubspot.answers import invalid, paging, size
from sandbox.fakes.hubspot.conditions import holds, reading
from sandbox.fakes.hubspot.kinds import Kind
from sandbox.fakes.hubspot.objects import show
from sandbox.shapes import check

MOST = 10_000
CONDITION = {"propertyName": str, "operator": str, "value": str, "highValue": str, "values": [str]}
SHAPES = {
    "query": str,
    "properties": [str],
    "filterGroups": [{"filters": [CONDITION]}],
    "sorts": [str | dict],
    "limit": int,
    "after": str | int,
}


def search(kind: Kind, call: Call) -> dict:
    """Answer one page of what matches, with the number of all that do."""
    asked = check(call.body, SHAPES)
    limit, start = size(asked.get("limit"), 10, 200), _start(asked.get("after"))
    if start + limit > MOST:
        raise invalid(f"The requested page is beyond the first {MOST} results")
    found = [one for one in reversed(call.shelf(kind.name).all()) if _matches(kind, asked, one)]
    found = _ordered(kind, asked.get("sorts") or [], found)
    shown = [show(kind, one, asked.get("properties") or []) for one in found[start : start + limit]]
    following = str(start + limit) if start + limit < len(found) else ""
    return {"total": len(found), "results": shown} | paging(call, following)


def _start(after: object) -> int:
    text = str(after or 0)
    if not text.isdecimal():
        raise invalid("after must be a number")
    return int(text)


def _matches(kind: Kind, asked: dict, record: dict) -> bool:
    values = record["properties"]
    words = (asked.get("query") or "").lower()
    groups = asked.get("filterGroups") or []
    if len(groups) > 5 or any(len(group.get("filters") or []) > 6 for group in groups):
        raise invalid("Too many filters")
    has_words = not words or any(
        words in str(values.get(name) or "").lower() for name in kind.searched
    )
    groups_hold = [all(holds(kind, one, values) for one in group["filters"]) for group in groups]
    return has_words and not record["archived"] and (not groups or any(groups_hold))


def _ordered(kind: Kind, sorts: list, found: list[dict]) -> list[dict]:
    if not sorts:
        return found
    order = sorts[0] if isinstance(sorts[0], dict) else {"propertyName": sorts[0]}
    name = order.get("propertyName")
    if len(sorts) > 1 or name not in kind.properties:
        raise invalid("Only one property that exists can be sorted by")
    read = reading(kind, name)
    backwards = order.get("direction", "ASCENDING") == "DESCENDING"
    found.sort(key=lambda one: read(one["properties"].get(name) or 0), reverse=backwards)
    return found
