"""Usage as CSV: the very cells that the page and the API are summed from, a line each."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from billing.usage.statistics import Cell

# A spreadsheet runs what begins like this; names of keys are free text.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COLUMNS = (
    "date (UTC)",
    "key id",
    "key",
    "app id",
    "provider",
    "status",
    "counted",
    "calls",
    "ms (sum)",
    "provider ms (sum)",
)


def lines(cells: Iterable[Cell], key_names: Mapping[str, str]) -> Iterator[str]:
    """Yield the file line by line: days in order, and within a day most calls first."""
    yield line(COLUMNS)
    for cell in sorted(cells, key=lambda cell: (cell.day, -cell.calls)):
        yield line(values(cell, key_names.get(str(cell.key_id), "")))


def values(cell: Cell, key_name: str) -> list[Any]:
    counted = "yes" if cell.counted else "no"
    sums = (cell.calls, round(cell.ms), round(cell.provider_ms))
    return [
        cell.day.isoformat(),
        cell.key_id,
        key_name,
        cell.app_id,
        cell.provider,
        cell.status,
        counted,
        *sums,
    ]


def line(columns: Iterable[Any]) -> str:
    """Return one line, quoted where it must be, without anything a spreadsheet would run."""
    written = StringIO()
    csv.writer(written).writerow([harmless(str(column)) for column in columns])
    return written.getvalue()


def harmless(text: str) -> str:
    """Put an apostrophe before a text that begins like a formula: spreadsheets then show it as it is."""
    return f"'{text}" if text.startswith(FORMULA) else text
