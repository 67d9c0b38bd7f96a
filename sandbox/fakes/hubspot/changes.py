"""Records of any kind created and changed."""

from datetime import UTC, datetime

from django.http import HttpResponse

from sandbox.calls import Call, created
from sandbox.fakes.hubspot import webhook
from sandbox.fakes.hubspot.answers import invalid
from sandbox.fakes.hubspot.kinds import Kind
from sandbox.fakes.hubspot.links import read_links
from sandbox.fakes.hubspot.objects import find, show
from sandbox.refusals import Refusal
from sandbox.shapes import check


def now() -> str:
    """Return the time as HubSpot writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


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
    webhook.tell(kind, key, "creation", [{}])
    return created(show(kind, record, [*kind.shown, *values]))


def made(key: str, values: dict, moment: str) -> dict:
    """Return a new record."""
    own = {"hs_object_id": key, "createdate": moment, "hs_lastmodifieddate": moment}
    times = {"createdAt": moment, "updatedAt": moment, "archived": False}
    return {"id": key, "properties": values | own, "links": []} | times


def update(kind: Kind, call: Call) -> dict:
    """Change properties of a record."""
    record, values = find(kind, call), _values(kind, call)
    if kind.unique and values.get(kind.unique) != record["properties"].get(kind.unique):
        _check_unique(kind, call, values)
    record["properties"] |= values | {"hs_lastmodifieddate": now()}
    record["updatedAt"] = now()
    call.shelf(kind.name).save(record["id"], record)
    changed = [{"propertyName": name, "propertyValue": values[name]} for name in values]
    webhook.tell(kind, record["id"], "propertyChange", changed)
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
