"""Types that many answers are made of."""

from collections.abc import Iterable
from typing import Any

TEXT: dict[str, Any] = {"type": "string"}
TEXTS: dict[str, Any] = {"type": "array", "items": TEXT}
FLAG: dict[str, Any] = {"type": "boolean"}
COUNT: dict[str, Any] = {"type": "integer", "minimum": 0}
UUID: dict[str, Any] = {"type": "string", "format": "uuid"}
DAY: dict[str, Any] = {"type": "string", "format": "date"}
TIME: dict[str, Any] = {
    "type": "string",
    "format": "date-time",
    "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$",
}
URL: dict[str, Any] = {"type": "string", "format": "uri"}
OBJECT: dict[str, Any] = {"type": "object", "additionalProperties": True}
YES: dict[str, Any] = {"const": True}


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the same, or null. One with a title keeps it to itself."""
    if "title" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def one_of(values: Iterable[str], description: str = "") -> dict[str, Any]:
    """Return the schema of one of some words."""
    found = {"type": "string", "enum": list(values)}
    return found | ({"description": description} if description else {})


def said(schema: dict[str, Any], description: str) -> dict[str, Any]:
    """Return the schema with what it means."""
    return {**schema, "description": description}
