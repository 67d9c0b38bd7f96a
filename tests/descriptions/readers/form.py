"""The form that every description is read into: operations, and the JSON Schemas their bodies use."""

from collections.abc import Iterable, Mapping
from typing import Any

ANYTHING: dict[str, Any] = {}


def operation(
    method: str,
    path: str,
    query: Iterable[str] = (),
    body: Mapping[str, Any] | None = None,
    scopes: Iterable[Iterable[str]] = (),
) -> dict[str, Any]:
    """Return one operation: path from the root with `{name}` placeholders, names that the query may hold.

    `body` is a JSON Schema, None where nothing may be sent, {} where we know nothing. `scopes` are sets of
    which one suffices; none says that the description has no word about them.
    """
    return {
        "method": method.upper(),
        "path": "/" + path.lstrip("/"),
        "query": sorted(set(query)),
        "body": body,
        "scopes": [sorted(each) for each in scopes],
    }


def members(names: Iterable[str]) -> dict[str, Any]:
    """Return a schema for a body of which only the members' names are known."""
    return {"type": "object", "properties": {name: {} for name in names}}


def reading(operations: Iterable[dict[str, Any]], schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return a description with those schemas only that some body reaches."""
    operations = list(operations)
    kept: dict[str, Any] = {}
    waiting = [name for each in operations for name in referred(each["body"])]
    while waiting:
        name = waiting.pop()
        if name not in kept and name in schemas:
            kept[name] = schemas[name]
            waiting.extend(referred(schemas[name]))
    return {"operations": operations, "schemas": kept}


def referred(schema: Any) -> list[str]:
    """Return the names of the schemas that this one refers to, as `#/schemas/NAME`."""
    if isinstance(schema, list):
        return [name for item in schema for name in referred(item)]
    if not isinstance(schema, dict):
        return []
    ref = schema.get("$ref")
    own = [ref.removeprefix("#/schemas/")] if isinstance(ref, str) else []
    return own + [name for value in schema.values() for name in referred(value)]
