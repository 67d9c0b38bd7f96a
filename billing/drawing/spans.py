"""Calls in days, or in weeks where there are too many days to draw. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from billing.usage.tallies import Tally

WEEK = 7


@dataclass(frozen=True)
class Span:
    """The days from `first` up to and with `last`, and how their calls ended."""

    first: date
    last: date
    ok: int = 0
    failed: int = 0
    counted: int = 0
    url: str = ""

    @property
    def calls(self) -> int:
        return self.ok + self.failed

    @property
    def dates(self) -> str:
        """Say which days are meant."""
        if self.first == self.last:
            return said(self.first)
        return f"{said(self.first)} to {said(self.last)}"

    @property
    def words(self) -> str:
        """Say all of it, for whoever cannot see the bar."""
        calls = "1 call" if self.calls == 1 else f"{self.calls:,} calls"
        return f"{self.dates}: {calls}, {self.ok:,} succeeded, {self.failed:,} failed"


def days_of(tallies: Mapping[date, Tally]) -> list[Span]:
    """Return each day as a span of its own."""
    return [Span(day, day, sum_.ok, sum_.failed, sum_.counted) for day, sum_ in tallies.items()]


def weeks_of(days: Sequence[Span]) -> list[Span]:
    """Put each seven days together, from the first one on; the last span may be shorter."""
    return [joined(days[n : n + WEEK]) for n in range(0, len(days), WEEK)]


def joined(days: Sequence[Span]) -> Span:
    """Return consecutive days as one span."""
    return Span(
        days[0].first,
        days[-1].last,
        sum(day.ok for day in days),
        sum(day.failed for day in days),
        sum(day.counted for day in days),
    )


def said(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
