"""One row of a table of the Usage page: calls that have one thing in common."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from billing.pages.usage.asked import Asked
from billing.pages.usage.links import Links
from billing.usage.filters import NONE
from billing.usage.statistics import Cell
from billing.usage.tallies import grouped, in_all

MOST_ROWS = 100  # who has thousands of keys asks for one of them, or for the file


@dataclass(frozen=True)
class Row:
    """`links` ask for these calls alone, None where nothing can; `failed` None: not known."""

    name: str
    under: str
    calls: int
    failed: int | None
    whole: int  # all calls that the table is a part of
    links: Links | None

    @property
    def width(self) -> str:
        return f"{100 * self.calls / self.whole:.2f}%"


def rows(
    cells: list[Cell],
    asked: Asked,
    name: str,
    what: Callable[[Cell], object],
    said: Callable[[str], tuple[str, str]],
) -> list[Row]:
    """Return the rows of the values with the most calls. Links ask for one alone."""
    whole, groups = in_all(cells).calls, grouped(cells, lambda cell: str(what(cell)))
    return [
        Row(
            *said(value),
            tally.calls,
            tally.failed,
            whole,
            asked.links.only(**{name: value or NONE}),
        )
        for value, tally in islice(groups.items(), MOST_ROWS)
    ]
