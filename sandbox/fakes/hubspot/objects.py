"""List, get, create and change records of any kind."""

from datetime import UTC, datetime
from functools import partial

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.hubspot.answers import invalid, page, size
from sandbox.fakes.hubspot.kinds import EVERY, Kind
from sandbox.fakes.hubspot.links import linked, read_links
from sandbox.refusals import Refusal
from sandbox.shapes import check


def now() -> str:
    """Return the time as HubSpot writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


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


def create(kind: Kind, call: Call) -> HttpResponse:
    """Create a record."""
    values = _values(kind, call)
    if missing := [name for name in kind.required if not values.get(name)]:
        raise invalid(
            f"Error creating {kind.name}. Some required properties were not set: {missing}"
        )
    _check_unique(kind, call, values)
    shelf, moment = call.shelf(kind.name), now()
    key = str(kind.first_id + len(shelf.all()) + 1000)
    record = made(key, values, moment) | {"links": read_links(call)}
    shelf.add(key, record)
    return created(show(kind, record, [*kind.shown, *values]))


def made(key: str, values: dict, moment: str) -> dict:
    """Return a new record."""
    own = {"hs_object_id": key, "createdate": moment, "hs_lastmodifieddate": moment}
    times = {"createdAt": moment, "updatedAt": moment, "archived": False}
    return {"id": key, "properties": values | own, "links": []} | times


def update(kind: Kind, call: Call) -> dict:
    """Change properties of a record."""
    record, values = find(kind, call), _values(kind, call)
    if values.get(kind.unique, record["properties"].get(kind.unique)) != record["properties"].get(
        kind.unique
    ):
        _check_unique(kind, call, values)
    record["properties"] |= values | {"hs_lastmodifieddate": now()}
    record["updatedAt"] = now()
    call.shelf(kind.name).save(record["id"], record)
    return show(kind, record, [*kind.shown, *values])


def _values(kind: Kind, call: Call) -> dict:
    """Return the given properties if all of them exist."""
    values = check(call.body, {"properties": dict}).get("properties")
    if values is None:
        raise invalid("Invalid input JSON: properties is missing")
    for name, value in values.items():
        if name not in kind.properties:
            raise invalid(f'Property "{name}" does not exist')
        if name in kind.numbers and not str(value).replace(".", "", 1).isdecimal():
            raise invalid(f'Property "{name}" was not a valid number')
    return {name: None if value is None else str(value) for name, value in values.items()}


def _check_unique(kind: Kind, call: Call, values: dict) -> None:
    wanted = values.get(kind.unique)
    for one in call.shelf(kind.name).all() if wanted else []:
        if one["properties"].get(kind.unique) == wanted:
            raise Refusal("conflict", f"Contact already exists. Existing ID: {one['id']}")


def operations(kind: Kind) -> dict:
    """Return what can be done with a kind of record, by name."""
    return {
        "list": partial(list_all, kind),
        "get": partial(get, kind),
        "create": partial(create, kind),
        "update": partial(update, kind),
    }
