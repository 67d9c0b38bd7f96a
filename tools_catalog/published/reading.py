"""Schemas of a document as they are compared: references followed, `allOf` put together."""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
WORDS = frozenset({"description", "title", "default", "example", "examples", "summary"})


def target(document: Schema, part: Schema) -> Schema:
    """Return what a reference leads to, or the part itself."""
    if "$ref" not in part:
        return part
    found: Any = document
    for name in part["$ref"].removeprefix("#/").split("/"):
        found = found[name.replace("~1", "/").replace("~0", "~")]
    return target(document, found)


def whole(document: Schema, schema: Any) -> Schema:
    """Return a schema with everything that its references and its `allOf` say; True and False as objects."""
    if isinstance(schema, bool):
        return {} if schema else {"enum": []}
    schema = target(document, schema)
    found: dict[str, Any] = {name: value for name, value in schema.items() if name != "allOf"}
    for part in schema.get("allOf", ()):
        found = together(found, whole(document, part))
    return found


def together(one: Schema, other: Schema) -> dict[str, Any]:
    """Return what both say; of a member that both describe, all of it, the later one's words last."""
    properties = dict(one.get("properties", {}))
    for name, schema in other.get("properties", {}).items():
        properties[name] = {"allOf": [properties[name], schema]} if name in properties else schema
    required = [*one.get("required", ()), *other.get("required", ())]
    found = {**one, **other}
    found |= {"properties": properties} if properties else {}
    return found | ({"required": required} if required else {})


def types_of(schema: Schema) -> frozenset[str] | None:
    """Return the JSON types that fit, None for any. A number may be an integer."""
    named = schema.get("type")
    if named is None:
        return None
    types = {named} if isinstance(named, str) else set(named)
    return frozenset(types | ({"integer"} if "number" in types else set()))


def values_of(schema: Schema) -> list[Any] | None:
    """Return the only values that fit, None for any."""
    return [schema["const"]] if "const" in schema else schema.get("enum")


def wordless(schema: Any) -> Any:
    """Return a schema without what it says to people, for comparing whole alternatives."""
    if isinstance(schema, Mapping):
        return {name: wordless(value) for name, value in schema.items() if name not in WORDS}
    return [wordless(each) for each in schema] if isinstance(schema, list) else schema
