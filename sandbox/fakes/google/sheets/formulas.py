"""The few formulas that are computed: one function over one range of the same tab."""

import re
from statistics import mean

FORMULA = re.compile(r"=(\w+)\(([A-Z])(\d{1,4}):([A-Z])(\d{1,4})\)")
FUNCTIONS = {"SUM": sum, "AVERAGE": mean, "COUNT": len, "MAX": max, "MIN": min}
UNKNOWN = "#NAME?"


def computed(formula: str, tab: dict) -> float | str:
    """Return a formula's result, or the error that Sheets shows for a name it does not know."""
    match = FORMULA.fullmatch(formula.upper().replace(" ", ""))
    if match is None or match[1] not in FUNCTIONS:
        return UNKNOWN
    left, right = ord(match[2]) - ord("A"), ord(match[4]) - ord("A")
    rows = tab["rows"][int(match[3]) - 1 : int(match[5])]
    numbers = [cell for row in rows for cell in row[left : right + 1] if _is_number(cell)]
    return FUNCTIONS[match[1]](numbers or [0])


def _is_number(cell: object) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool)
