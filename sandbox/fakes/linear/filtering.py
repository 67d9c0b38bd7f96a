"""Judge things by Linear's filters, whose types say how."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sandbox.fakes.linear.graphql.inputs import INPUTS
from sandbox.refusals import Refusal

Test = Callable[[Any, Any], bool]
TESTS: dict[str, Test] = {
    "eq": lambda value, wanted: value == wanted,
    "neq": lambda value, wanted: value != wanted,
    "in": lambda value, wanted: value in wanted,
    "nin": lambda value, wanted: value not in wanted,
    "contains": lambda value, wanted: wanted in value,
    "containsIgnoreCase": lambda value, wanted: wanted.casefold() in value.casefold(),
    "eqIgnoreCase": lambda value, wanted: value.casefold() == wanted.casefold(),
    "neqIgnoreCase": lambda value, wanted: value.casefold() != wanted.casefold(),
    "startsWith": lambda value, wanted: value.startswith(wanted),
    "endsWith": lambda value, wanted: value.endswith(wanted),
    "gt": lambda value, wanted: moment(value) > moment(wanted),
    "gte": lambda value, wanted: moment(value) >= moment(wanted),
    "lt": lambda value, wanted: moment(value) < moment(wanted),
    "lte": lambda value, wanted: moment(value) <= moment(wanted),
}


def chosen(kind: str, wanted: dict | None, things: list[dict]) -> list[dict]:
    """Return the things that fit a filter of a type."""
    return [one for one in things if fits(kind, wanted or {}, one)]


def fits(kind: str, wanted: dict, value: Any) -> bool:
    """Say whether a value fits; nothing at all fits only a filter that asks for nothing."""
    if kind.endswith("Comparator"):
        return all(TESTS[name](value, word) for name, word in wanted.items())
    if kind.endswith("CollectionFilter"):
        return _fits_some(wanted, value)
    if value is None or "null" in wanted:
        return (value is None) is bool(wanted.get("null", not wanted))
    return all(fits(INPUTS[kind][name], inner, value[name]) for name, inner in wanted.items())


def _fits_some(wanted: dict, values: list[dict]) -> bool:
    wanted = wanted.get("some", wanted)
    return any(fits("IssueLabelFilter", wanted, one) for one in values)


def moment(text: str) -> datetime:
    """Read a time; durations are not played."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as exc:
        raise Refusal("invalid", f"Argument Validation Error: {text} is no time") from exc
