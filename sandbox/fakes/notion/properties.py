"""Property values: only those of the schema, each in its own form."""

from sandbox.fakes.notion.answers import invalid
from sandbox.fakes.notion.texts import rich_text
from sandbox.shapes import fits

TITLE_ALONE = {"title": {"id": "title", "type": "title"}}
SHAPES = {"select": {"name": str}, "number": int | float, "checkbox": bool, "date": {"start": str}}
EMPTY = {"title": [], "rich_text": [], "checkbox": False}


def changed(values: dict, given: dict, schema: dict) -> dict:
    """Return all values of a page with those that are sent in place."""
    empty = {name: _value(one, EMPTY.get(one["type"])) for name, one in schema.items()}
    sent = dict(_sent(name, value, schema) for name, value in given.items())
    return empty | values | sent


def _sent(name: str, value: object, schema: dict) -> tuple[str, dict]:
    """Read one property; it may be named by its id, and that of a title is always `title`."""
    found = next((key for key, one in schema.items() if name in (key, one["id"])), None)
    if found is None:
        raise invalid(f"{name} is not a property that exists.")
    kind = schema[found]["type"]
    if not isinstance(value, dict) or kind not in value:
        raise invalid(f"{name} is expected to be {kind}.")
    return found, _value(schema[found], _checked(kind, value[kind], name))


def _checked(kind: str, value: object, name: str) -> object:
    if kind in ("title", "rich_text"):
        return rich_text(value, f"body.properties.{name}.{kind}")
    if not fits(value, SHAPES.get(kind, object)):
        raise invalid(f"body failed validation: body.properties.{name}.{kind} is wrong.")
    return value


def _value(schema: dict, value: object) -> dict:
    kind = schema["type"]
    return {"id": schema["id"], "type": kind, kind: value}
