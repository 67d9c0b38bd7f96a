"""What is wrong with a JSON body, seen from the schema that describes it."""

from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

JOINTS = ("allOf", "anyOf", "oneOf")
NAMING = {"properties", "items", "enum", "const", *JOINTS}


def problems(body: Any, schema: dict[str, Any], schemas: dict[str, Any]) -> list[str]:
    """Return what does not validate, and the members that the schema does not name."""
    validator = Draft202012Validator({**schema, "schemas": schemas})
    wrong = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(body)]
    return wrong + list(strange_members(body, schema, schemas))


def strange_members(
    body: Any, schema: dict[str, Any], schemas: dict[str, Any], place: str = "$"
) -> Iterator[str]:
    """Yield the members that no alternative of the schema names; an open object may hold any."""
    shapes = list(alternatives(schema, schemas))
    if isinstance(body, list):
        items = [shape["items"] for shape in shapes if isinstance(shape.get("items"), dict)]
        for item in body if items else ():
            yield from strange_members(item, {"anyOf": items}, schemas, f"{place}[]")
    if isinstance(body, dict) and not any(is_open(shape) for shape in shapes):
        known = [shape["properties"] for shape in shapes if "properties" in shape]
        for name, value in body.items():
            told = [properties[name] for properties in known if name in properties]
            if told:
                yield from strange_members(value, {"anyOf": told}, schemas, f"{place}.{name}")
            else:
                yield f"{place}.{name}: no such member"


def alternatives(schema: dict[str, Any], schemas: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema and all that it joins or refers to."""
    while "$ref" in schema:
        schema = schemas[schema["$ref"].removeprefix("#/schemas/")]
    yield schema
    for joint in JOINTS:
        for part in schema.get(joint, ()):
            yield from alternatives(part, schemas)


def is_open(shape: dict[str, Any]) -> bool:
    """Say whether the shape lets an object hold members it does not name."""
    if shape.get("additionalProperties") or not shape:
        return True
    return shape.get("type", "object") == "object" and not shape.keys() & NAMING
