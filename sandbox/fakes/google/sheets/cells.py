"""What a cell holds: a text, a number, a truth, nothing, or a formula; and how it is shown."""

import re

from sandbox.fakes.google.sheets.formulas import computed

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
Cell = str | int | float | bool | dict | None


def entered(value: Cell) -> Cell:
    """Read a text as if somebody typed it: numbers, truths and formulas become what they mean."""
    if not isinstance(value, str):
        return value
    if value.startswith("="):
        return {"formula": value}
    if value.upper() in ("TRUE", "FALSE"):
        return value.upper() == "TRUE"
    if NUMBER.fullmatch(value.strip()):
        number = float(value)
        return int(number) if number.is_integer() else number
    return value.removeprefix("'") or None


def raw(value: Cell) -> Cell:
    """Keep a text as it is; an empty one empties the cell."""
    return None if value == "" else value


def effective(cell: Cell, tab: dict) -> Cell:
    """Return a cell's value, a formula's result."""
    return computed(cell["formula"], tab) if isinstance(cell, dict) else cell


def formatted(cell: Cell, tab: dict) -> str:
    """Return a cell as it is seen: always a text."""
    value = effective(cell, tab)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.10g}"
    return "" if value is None else str(value)


def unformatted(cell: Cell, tab: dict) -> Cell:
    """Return a cell's value as JSON."""
    value = effective(cell, tab)
    return "" if value is None else value


def formula(cell: Cell, tab: dict) -> Cell:
    """Return a cell's formula, or its value where it has none."""
    return cell["formula"] if isinstance(cell, dict) else unformatted(cell, tab)


RENDERINGS = {
    "FORMATTED_VALUE": formatted,
    "UNFORMATTED_VALUE": unformatted,
    "FORMULA": formula,
}
INPUTS = {"USER_ENTERED": entered, "RAW": raw}
