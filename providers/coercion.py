"""Read text as the type a parameter has: what a query or a path sends is text alone."""

import re
from typing import Any

from config.api.errors import Invalid
from config.api.parser import parse_json
from providers.params import Param

# No list is longer, and no provider counts further.
WHOLE = re.compile(r"-?[0-9]{1,19}")
TRUE, FALSE = frozenset({"true", "1", "yes", "on"}), frozenset({"false", "0", "no", "off"})


def coerced(param: Param, value: Any) -> Any:
    """Turn text into the parameter's type where the text says it; anything else is left to the schema."""
    if isinstance(value, str):
        return coerced_text(param, value)
    if param.type == "string" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value


def coerced_text(param: Param, value: str) -> Any:
    match param.type:
        case "integer" if WHOLE.fullmatch(value):
            return int(value)
        case "number":
            return as_number(value)
        case "boolean" if value.lower() in TRUE | FALSE:
            return value.lower() in TRUE
        case "array":
            return as_array(value, param)
        case "object" | "any" if value[:1] in "{[":
            return as_json(value)
    return value


def as_number(value: str) -> Any:
    try:
        return float(value)
    except ValueError:
        return value


def as_array(value: str, param: Param) -> Any:
    """Read a JSON array, or a comma-joined list as public clients send it in a query."""
    if value.startswith("["):
        return as_json(value)
    parts = [part.strip() for part in value.split(",") if part.strip()]
    return parts if param.items in {"string", "any"} else [as_json(part) for part in parts]


def as_json(value: str) -> Any:
    """Read JSON as strictly as a body; what is none stays text, for the schema to judge."""
    try:
        return parse_json(value.encode())
    except Invalid:
        return value
