"""The windows of a call at one moment: minute, day, month and budgets, each with its limit and its end."""

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

from billing.limits.standing import Standing
from billing.models import UNLIMITED

MINUTE, DAY, MONTH = "minute", "day", "month"
SPEND_CAP = "spend_cap"


@dataclass(frozen=True)
class Window:
    """One window. `limit` -1 = unlimited; `beyond` = calls past the limit that are let through, None = all.

    `object_id` is the key or account whose budget it is.
    """

    name: str
    limit: int
    start: datetime
    end: datetime
    beyond: int | None = 0
    object_id: UUID | None = None
    capped: bool = False  # a spend cap says how much is beyond, even if that is nothing

    @property
    def ceiling(self) -> int:
        """Return the number of calls at which the window refuses, -1 for never."""
        if self.limit == UNLIMITED or self.beyond is None:
            return UNLIMITED
        return self.limit + self.beyond

    @property
    def refusal(self) -> str:
        """Return what a refused caller is told was reached."""
        return SPEND_CAP if self.capped else self.name

    def seconds_left(self, now: datetime) -> int:
        return max(1, math.ceil((self.end - now).total_seconds()))


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
        # While Redis is away a window may refuse before its limit: this process has its part of it.
        return 0 if found[0] == self.refused_by else max(0, found[0].limit - found[1])

    def give_back(self) -> "Snapshot":
        """Return the snapshot after all windows but the minute got their call back."""
        used = tuple(
            count - (window.name != MINUTE)
            for window, count in zip(self.windows, self.used, strict=True)
        )
        return replace(self, used=used)


def windows_of(standing: Standing, now: datetime) -> tuple[Window, ...]:
    """Return the windows around `now`, the minute first and budgets last."""
    plan, now = standing.plan, now.astimezone(UTC)
    minute = now.replace(second=0, microsecond=0)
    windows = [Window(MINUTE, plan.per_minute, minute, minute + timedelta(minutes=1))]
    if plan.per_day is not None:
        day = minute.replace(hour=0, minute=0)
        limit = with_extra(standing, plan.per_day, now)
        windows.append(Window(DAY, limit, day, day + timedelta(days=1)))
    if plan.per_month is not None:
        limit = with_extra(standing, plan.per_month, now)
        past, capped = beyond(standing), is_capped(standing)
        windows.append(Window(MONTH, limit, *standing.cycle(now), past, capped=capped))
    windows += [
        Window(budget.kind, budget.limit, *standing.cycle(now), object_id=budget.object_id)
        for budget in standing.budgets
    ]
    return tuple(windows)


def with_extra(standing: Standing, limit: int, now: datetime) -> int:
    return limit if limit == UNLIMITED else limit + standing.granted(now)


def is_capped(standing: Standing) -> bool:
    """Say whether a spend cap ends what a metered plan would let through."""
    plan = standing.plan
    return plan.is_metered and standing.spend_cap is not None and plan.overage_per_1000 > 0


def beyond(standing: Standing) -> int | None:
    """Return the calls past the quota that are let through: none, all, or what the spend cap pays for."""
    if not standing.plan.is_metered:
        return 0
    if not is_capped(standing):
        return None
    return int(standing.spend_cap * 1000 / standing.plan.overage_per_1000)
