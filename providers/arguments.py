"""From what a caller sent to checked arguments: spellings, types, schema. Every wrong one is named."""

from collections.abc import Mapping
from typing import Any

from jsonschema import ValidationError

from config.api.errors import Invalid
from config.api.parser import check_text, parse_json
from providers.params import Param
from providers.schemas import Signature, signature_of
from providers.spec import Tool

TRUE, FALSE = frozenset({"true", "1", "yes", "on"}), frozenset({"false", "0", "no", "off"})


def read_arguments(tool: Tool, *sources: Mapping[str, Any]) -> dict[str, Any]:
    """Return checked arguments under canonical names; later sources win, unknown names are ignored."""
    signature = signature_of(tool)
    given: dict[str, Any] = {}
    for source in sources:
        given |= canonical(signature, source)
    given = {
        name: coerced(signature.params[name], value)
        for name, value in given.items()
        if value is not None
    }
    check(tool, signature, given)
    return with_defaults(signature, clamped(tool, given))


def canonical(signature: Signature, source: Mapping[str, Any]) -> dict[str, Any]:
    """Rename what is known; an exact canonical name wins over another spelling of it."""
    named = {
        signature.spellings[name]: value
        for name, value in source.items()
        if name in signature.spellings
    }
    return named | {name: source[name] for name in signature.params if name in source}


def coerced(param: Param, value: Any) -> Any:
    """Turn text into the parameter's type where the text says it; anything else is left to the schema."""
    if isinstance(value, str):
        check_text(value)
        return coerced_text(param, value)
    if param.type == "string" and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value


def coerced_text(param: Param, value: str) -> Any:
    match param.type:
        case "integer" if value.lstrip("-").isdecimal() and len(value) < 20:
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


def check(tool: Tool, signature: Signature, given: dict[str, Any]) -> None:
    """Raise one 400 that names the path of every error."""
    problems = sorted(
        signature.validator.iter_errors(given), key=lambda error: list(map(str, error.path))
    )
    if problems:
        fields = {path_of(problem): [sentence(problem)] for problem in problems}
        name, (first,) = next(iter(fields.items()))
        raise Invalid(f"{name}: {first}", fields=fields, tool=tool.name)


def path_of(problem: ValidationError) -> str:
    if problem.validator == "required":
        # jsonschema names the missing property only in its message: "'to' is a required property".
        missing = problem.message.rpartition("' is a required")[0][1:]
        return ".".join([*map(str, problem.path), missing])
    return ".".join(map(str, problem.path)) or "body"


def sentence(problem: ValidationError) -> str:
    """Say what is wrong without echoing a long value."""
    if problem.validator == "required":
        return "This field is required."
    return problem.message if len(problem.message) <= 200 else f"Not a valid {problem.validator}."


def clamped(tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
    """Bring a limit above the maximum down to it (the one value that is not refused)."""
    page = tool.page
    if page is not None and page.limit_name in given:
        given[page.limit_name] = min(given[page.limit_name], page.maximum)
    return given


def with_defaults(signature: Signature, given: dict[str, Any]) -> dict[str, Any]:
    defaults = {p.name: p.default for p in signature.params.values() if p.default is not None}
    return defaults | given


def single_values(query: Any) -> dict[str, Any]:
    """Turn a query string's lists into one value each; a repeated name becomes a list."""
    return {
        name.removesuffix("[]"): values[0] if len(values) == 1 else values
        for name, values in query.lists()
    }
