"""Cells summed up: in all, by day, and by whatever they have in common. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from billing.usage.statistics import Cell


@dataclass
class Tally:
    """Calls that were added up."""

    calls: int = 0
    failed: int = 0
    counted: int = 0

    @property
    def ok(self) -> int:
        return self.calls - self.failed

    def add(self, cell: Cell) -> None:
        self.calls += cell.calls
        self.failed += cell.calls if cell.is_failed else 0
        self.counted += cell.calls if cell.counted else 0


def in_all(cells: Iterable[Cell]) -> Tally:
    """Return the sum of all cells."""
    tally = Tally()
    for cell in cells:
        tally.add(cell)
    return tally


def grouped(cells: Iterable[Cell], what: Callable[[Cell], Hashable]) -> dict[Hashable, Tally]:
    """Return a sum for each thing that cells have, the one with the most calls first."""
    found: defaultdict[Hashable, Tally] = defaultdict(Tally)
    for cell in cells:
        found[what(cell)].add(cell)
    return dict(sorted(found.items(), key=lambda item: (-item[1].calls, str(item[0]))))


def by_day(cells: Iterable[Cell], first: date, last: date) -> dict[date, Tally]:
    """Return the sum of every day of a range, those without calls too."""
    found = grouped(cells, lambda cell: cell.day)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {day: found.get(day, Tally()) for day in days}
