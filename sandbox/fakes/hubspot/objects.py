"""Records of any kind listed and shown."""

from sandbox.calls import Call
from sandbox.fakes.hubspot.answers import invalid, page, size
from sandbox.fakes.hubspot.kinds import EVERY, Kind
from sandbox.fakes.hubspot.links import linked
from sandbox.refusals import Refusal


def show(kind: Kind, record: dict, names: list[str]) -> dict:
    """Show a record with the wanted properties; unknown names are ignored."""
    wanted = [name for name in (names or kind.shown) if name in kind.properties]
    values = {name: record["properties"].get(name) for name in dict.fromkeys((*EVERY, *wanted))}
    outside = {name: record[name] for name in ("id", "createdAt", "updatedAt", "archived")}
    return outside | {"properties": values}


def names_in(text: str) -> list[str]:
    """Read a comma-separated list."""
    return [name.strip() for name in text.split(",") if name.strip()]


def list_all(kind: Kind, call: Call) -> dict:
    """List records, the oldest first."""
    archived = call.query.get("archived", "false") == "true"
    found = [one for one in reversed(call.shelf(kind.name).all()) if one["archived"] == archived]
    limit = size(call.query.get("limit"), 10, 100)
    return page(
        call, [_asked(kind, call, one) for one in found], call.query.get("after", ""), limit
    )


def _asked(kind: Kind, call: Call, record: dict) -> dict:
    kinds = names_in(call.query.get("associations", ""))
    return show(kind, record, names_in(call.query.get("properties", ""))) | linked(record, kinds)


def find(kind: Kind, call: Call) -> dict:
    """Return the record that the path names, by its id or by a unique property."""
    given, name = call.path["record"], call.query.get("idProperty", "")
    if name not in ("", kind.unique):
        raise invalid(f"{name} is not a unique property of {kind.name}")
    records = call.shelf(kind.name).all() if name else [call.shelf(kind.name).find(given)]
    matches = (one for one in records if one and (not name or one["properties"].get(name) == given))
    record = next(matches, None)
    if record is None:
        raise Refusal("not_found")
    return record


def get(kind: Kind, call: Call) -> dict:
    """Show one record."""
    return _asked(kind, call, find(kind, call))
