"""What all subjects of Pipedrive have in common: lists, one, a new one, a changed one."""

from collections.abc import Callable

from sandbox.calls import Call
from sandbox.fakes.pipedrive.answers import told
from sandbox.paging import page_of, size_of
from sandbox.refusals import Refusal

PAGING = {"limit", "cursor", "sort_by", "sort_direction", "updated_since"}


def lister(kind: str, filters: set[str]) -> Callable[[Call], dict]:
    """Return the operation that lists documents of a kind, a page of v2 at a time."""

    def handle(call: Call) -> dict:
        if unknown := set(call.query) - filters - PAGING:
            raise Refusal("invalid", f"Unknown parameter: {min(unknown)}")
        found = [each for each in call.shelf(kind).all() if matches(each, call.query, filters)]
        return page_told(call, in_order(found, call.query), 500)

    return handle


def matches(record: dict, query: dict[str, str], filters: set[str]) -> bool:
    """Say whether a document has one of the values that were asked for, name by name."""
    wanted = {name: query[name].lower().split(",") for name in filters if name in query}
    since = query.get("updated_since", "")
    return record.get("update_time", "9") >= since and all(
        str(record.get(name)).lower() in values for name, values in wanted.items()
    )


def in_order(found: list[dict], query: dict[str, str]) -> list[dict]:
    """Sort by a field, by id unless another is named."""
    field = query.get("sort_by", "id")
    if field not in {"id", "update_time", "add_time"}:
        raise Refusal("invalid", "sort_by is invalid")
    down = query.get("sort_direction") == "desc"
    return sorted(found, key=lambda each: each.get(field) or 0, reverse=down)


def page_told(call: Call, found: list[dict], most: int) -> dict:
    """Return one page of v2."""
    shown, cursor = page_of(
        found, size_of(call.query.get("limit"), 100, most), call.query.get("cursor", "")
    )
    return told(shown, additional_data={"next_cursor": cursor or None})


def getter(kind: str) -> Callable[[Call], dict]:
    """Return the operation that shows one document."""
    return lambda call: told(found(call, kind, call.path["id"]))


def found(call: Call, kind: str, key: object) -> dict:
    """Return a document of that key, or refuse."""
    record = call.shelf(kind).find(str(key))
    if record is None:
        raise Refusal("not_found", f"{kind.capitalize()} not found")
    return record
