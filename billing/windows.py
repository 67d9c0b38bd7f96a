"""The windows of a plan at one moment: minute, day and month, each with its limit and its end."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from billing.models.plan import UNLIMITED
from billing.standing import Standing

MINUTE, DAY, MONTH = "minute", "day", "month"


@dataclass(frozen=True)
class Window:
    """One window. `limit` -1 = unlimited; `blocks` False = calls past the limit are metered, not refused."""

    name: str
    limit: int
    start: datetime
    end: datetime
    blocks: bool = True

    @property
    def ceiling(self) -> int:
        """Return the number of calls at which the window refuses, -1 for never."""
        return self.limit if self.blocks else UNLIMITED

    def seconds_left(self, now: datetime) -> int:
        return max(1, int((self.end - now).total_seconds() + 0.999))


@dataclass(frozen=True)
class Snapshot:
    """Calls used in each window at one moment, and the window that refused the call, if one did."""

    at: datetime
    windows: tuple[Window, ...]
    used: tuple[int, ...]
    refused_by: Window | None = None

    def of(self, name: str) -> tuple[Window, int] | None:
        """Return a window with its used calls, or None where the plan has no such window."""
        for window, used in zip(self.windows, self.used, strict=True):
            if window.name == name:
                return window, used
        return None

    def remaining(self, name: str) -> int:
        """Return calls left in a window, never below 0; -1 for unlimited."""
        found = self.of(name)
        if found is None or found[0].limit == UNLIMITED:
            return UNLIMITED
        return max(0, found[0].limit - found[1])

    def give_back(self) -> "Snapshot":
        """Return the snapshot after day and month got their call back."""
        used = tuple(
            count - (window.name != MINUTE)
            for window, count in zip(self.windows, self.used, strict=True)
        )
        return Snapshot(self.at, self.windows, used, self.refused_by)


def windows_of(standing: Standing, now: datetime) -> tuple[Window, ...]:
    """Return the plan's windows around `now`, the minute first."""
    plan = standing.plan
    minute = now.replace(second=0, microsecond=0)
    windows = [Window(MINUTE, plan.per_minute, minute, minute + timedelta(minutes=1))]
    if plan.per_day is not None:
        day = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        windows.append(Window(DAY, plan.per_day, day, day + timedelta(days=1)))
    if plan.per_month is not None:
        start, end = standing.cycle(now)
        windows.append(Window(MONTH, plan.per_month, start, end, not standing.is_metered))
    return tuple(windows)
