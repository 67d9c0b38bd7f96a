"""The days that the Usage page shows: chosen, preset, or the billing cycle so far."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from billing.limits.standing import Standing


@dataclass(frozen=True)
class Days:
    """From `first` up to and with `last` (UTC)."""

    first: date
    last: date

    @property
    def number(self) -> int:
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Preset:
    """Days that are asked for often."""

    name: str
    days: Days


def cycle_so_far(standing: Standing, now: datetime) -> Days:
    """Return the days of the billing cycle that have begun, its first one whole."""
    return Days(standing.cycle(now)[0].date(), now.astimezone(UTC).date())


def presets(standing: Standing, now: datetime) -> list[Preset]:
    """Return what can be chosen by one click."""
    so_far = cycle_so_far(standing, now)
    return [
        Preset("This cycle" if standing.is_partner else "This month", so_far),
        *(Preset(f"Last {n} days", last_days(n, so_far.last)) for n in (7, 30)),
    ]


def last_days(number: int, last: date) -> Days:
    return Days(last - timedelta(days=number - 1), last)
