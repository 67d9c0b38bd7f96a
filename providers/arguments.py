"""From what a caller sent to checked arguments: spellings, types, schema. Every wrong one is named."""

from collections.abc import Mapping
from typing import Any

from providers.checking import Repeated, check, check_sending
from providers.coercion import coerced
from providers.schemas import Signature, signature_of
from providers.spec import Tool


def read_arguments(tool: Tool, *sources: Mapping[str, Any]) -> dict[str, Any]:
    """Return checked arguments under canonical names; later sources win, unknown names are ignored."""
    signature = signature_of(tool)
    given: dict[str, Any] = {}
    for source in filter(None, sources):
        given |= canonical(signature, source)
    given = {name: value for name, value in given.items() if value is not None}
    check_sending(tool, signature, given)
    given = {name: coerced(signature.params[name], value) for name, value in given.items()}
    check(tool, signature, given)
    return signature.defaults | clamped(tool, given)


def canonical(signature: Signature, source: Mapping[str, Any]) -> dict[str, Any]:
    """Rename what is known; an exact canonical name wins over another spelling of it."""
    named = {
        signature.spellings[name]: value
        for name, value in source.items()
        if name in signature.spellings
    }
    return named | {name: source[name] for name in signature.params if name in source}


def clamped(tool: Tool, given: dict[str, Any]) -> dict[str, Any]:
    """Bring a limit above the maximum down to it (the one value that is not refused)."""
    page = tool.page
    if page is not None and page.limit_name in given:
        given[page.limit_name] = min(given[page.limit_name], page.maximum)
    return given


def single_values(query: Any) -> dict[str, Any]:
    """Turn a query string's lists into one value each, where a name is not repeated."""
    return {
        name.removesuffix("[]"): values[0] if len(values) == 1 else Repeated(values)
        for name, values in query.lists()
    }
