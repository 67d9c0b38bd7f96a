"""`$filter`, as far as it is played: comparisons and two functions, joined by `and`."""

import re
from collections.abc import Callable

from sandbox.fakes.microsoft.odata import member
from sandbox.refusals import Refusal

Test = Callable[[dict], bool]

VALUE = r"(?:'(?:[^']|'')*'|[\w.:+-]+)"
COMPARED = re.compile(rf"([\w/]+) (eq|ne|ge|gt|le|lt) ({VALUE})")
CALLED = re.compile(r"(contains|startswith)\(([\w/]+), ?('(?:[^']|'')*')\)")
AND = re.compile(r" and (?=(?:[^']*'[^']*')*[^']*$)")
WORDS = {"true": True, "false": False, "null": None}
OPERATORS = {
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
    "ge": lambda a, b: a >= b,
    "gt": lambda a, b: a > b,
    "le": lambda a, b: a <= b,
    "lt": lambda a, b: a < b,
}


def compiled(text: str) -> Test:
    """Return the test that a `$filter` is."""
    tests = [_test(part) for part in parts(text)]
    return lambda item: all(test(item) for test in tests)


def parts(text: str) -> list[str]:
    """Return the conditions of a `$filter`."""
    return [_bare(part) for part in AND.split(text)] if text else []


def _bare(part: str) -> str:
    part = part.strip()
    return part[1:-1] if part.startswith("(") and part.endswith(")") else part


def _test(part: str) -> Test:
    if compared := COMPARED.fullmatch(part):
        path, operator, value = compared.groups()
        return lambda item: _compared(operator, member(item, path), _value(value))
    if called := CALLED.fullmatch(part):
        name, path, value = called.groups()
        return lambda item: _called(name, str(member(item, path)), str(_value(value)))
    raise Refusal("invalid", f"Invalid filter clause: Syntax error in '{part}'.")


def _compared(operator: str, found: object, wanted: object) -> bool:
    try:
        return OPERATORS[operator](found, wanted)
    except TypeError as exc:
        message = "A binary operator with incompatible types was detected."
        raise Refusal("invalid", message) from exc


def _called(name: str, text: str, wanted: str) -> bool:
    text, wanted = text.lower(), wanted.lower()
    return wanted in text if name == "contains" else text.startswith(wanted)


def _value(text: str) -> object:
    if text.startswith("'"):
        return text[1:-1].replace("''", "'")
    return WORDS.get(text, text)


def check_order(text: str, order: str) -> None:
    """Refuse an order by a field that is not filtered by first, as Exchange does."""
    conditions = parts(text)
    if conditions and order and not conditions[0].startswith(f"{order.split()[0]} "):
        message = "The restriction or sort order is too complex for this operation."
        raise Refusal("invalid", message, code="InefficientFilter")
