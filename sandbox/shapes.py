"""Check what a body holds, so that operations need not ask for the type of every value."""

import json
from types import UnionType

from sandbox.refusals import Refusal

# A shape is a type, a list with the shape of its members, or the shapes of an object's fields.
Shape = type | UnionType | list | dict


def parsed(text: bytes) -> object:
    """Read JSON."""
    try:
        return json.loads(text or b"{}")
    except (ValueError, RecursionError) as exc:
        raise Refusal("invalid_json", "Problems parsing JSON") from exc


def parsed_object(text: bytes) -> dict:
    """Read JSON that must be an object; nothing at all is an empty one."""
    content = parsed(text)
    if not isinstance(content, dict):
        raise Refusal("invalid_json", "Body should be a JSON object")
    return content


def check(fields: dict, shapes: dict[str, Shape]) -> dict:
    """Return the fields if those we know have their shapes; null is always allowed."""
    for name, shape in shapes.items():
        if not fits(fields.get(name), shape):
            raise Refusal("invalid", f"Invalid value at '{name}'", field=name)
    return fields


def fits(value: object, shape: Shape) -> bool:
    """Say whether a value has a shape."""
    if value is None:
        return True
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(
            fits(value.get(name), inner) for name, inner in shape.items()
        )
    if isinstance(shape, list):
        return isinstance(value, list) and all(
            one is not None and fits(one, shape[0]) for one in value
        )
    return isinstance(value, shape)
