"""Conditions of a search: an operator, a record's value, and what it is held against."""

from collections.abc import Callable, Mapping

from sandbox.fakes.hubspot.answers import invalid
from sandbox.fakes.hubspot.kinds import Kind

# What holds of a record without a value.
WITHOUT_VALUE = ("NOT_HAS_PROPERTY", "NOT_IN", "NEQ")
# (value in small letters, condition) -> whether it holds
WORDS: Mapping[str, Callable[[str, dict], bool]] = {
    "HAS_PROPERTY": lambda value, asked: True,
    "NOT_HAS_PROPERTY": lambda value, asked: False,
    "EQ": lambda value, asked: value == _given(asked),
    "NEQ": lambda value, asked: value != _given(asked),
    "IN": lambda value, asked: value in _many(asked),
    "NOT_IN": lambda value, asked: value not in _many(asked),
    "CONTAINS_TOKEN": lambda value, asked: _given(asked).strip("*") in value,
    "NOT_CONTAINS_TOKEN": lambda value, asked: _given(asked).strip("*") not in value,
}
# (value, what it is held against) -> whether it holds
ORDER: Mapping[str, Callable] = {
    "LT": lambda value, bound: value < bound,
    "LTE": lambda value, bound: value <= bound,
    "GT": lambda value, bound: value > bound,
    "GTE": lambda value, bound: value >= bound,
}


def holds(kind: Kind, condition: dict, values: dict) -> bool:
    """Say whether a condition holds of a record's properties; refuse what HubSpot does not know."""
    name, operator = condition.get("propertyName"), condition.get("operator")
    if name not in kind.properties:
        raise invalid(f"Property {name} does not exist")
    if operator not in (*WORDS, *ORDER, "BETWEEN"):
        raise invalid(f"Unknown operator {operator}")
    value = values.get(name)
    if value is None:
        return operator in WITHOUT_VALUE
    if operator in WORDS:
        return WORDS[operator](str(value).lower(), condition)
    return _is_ordered(reading(kind, name), operator, value, condition)


def reading(kind: Kind, name: str) -> Callable:
    """Return how values of a property are compared: as numbers or as text."""
    return _number if name in kind.numbers else str


def _is_ordered(read: Callable, operator: str, value: object, condition: dict) -> bool:
    bound = read(condition.get("value", ""))
    if operator == "BETWEEN":
        return bound <= read(value) <= read(condition["highValue"])
    return ORDER[operator](read(value), bound)


def _given(condition: dict) -> str:
    return condition.get("value", "").lower()


def _many(condition: dict) -> list[str]:
    return [one.lower() for one in condition.get("values", [])]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError as exc:
        raise invalid(f"{text} is not a number") from exc
