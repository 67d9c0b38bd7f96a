"""The figures of the period a plan is counted in: the billing cycle, for personal plans the day (UTC)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal

from billing.limits.standing import Standing
from billing.limits.windows import DAY, MONTH, Window, windows_of
from billing.models import UNLIMITED
from billing.usage.ledger import counted, midnight, owner, whole_days
from config.db import one_snapshot


@dataclass(frozen=True)
class Period:
    """What is included, used and past the quota, and where the period will end if it goes on like this.

    `included` is the limit that the headers show: `extra_calls` are in it; -1 = unlimited.
    """

    start: datetime
    end: datetime
    included: int
    used: int
    extra_calls: int
    is_metered: bool
    price_per_1000: Decimal
    spend_cap: Decimal | None
    projected_calls: int | None  # None until a whole day of the period is over: too early to say

    @property
    def remaining(self) -> int:
        """Return calls left of the quota, never below 0; -1 for unlimited."""
        return UNLIMITED if self.included == UNLIMITED else max(0, self.included - self.used)

    @property
    def overage_calls(self) -> int:
        """Return the calls that are paid for one by one; a plan that blocks has none."""
        return self._past_quota(self.used)

    @property
    def overage_cost(self) -> Decimal:
        """Return US dollars for them so far, not yet rounded."""
        return self._cost_of(self.overage_calls)

    @property
    def projected_cost(self) -> Decimal | None:
        """Return US dollars at the period's end; the spend cap is the most it can be."""
        if self.projected_calls is None:
            return None
        cost = self._cost_of(self._past_quota(self.projected_calls))
        return cost if self.spend_cap is None else min(cost, self.spend_cap)

    def _past_quota(self, calls: int) -> int:
        if not self.is_metered or self.included == UNLIMITED:
            return 0
        return max(0, calls - self.included)

    def _cost_of(self, calls: int) -> Decimal:
        return self.price_per_1000 * calls / 1000


def period_of(standing: Standing, now: datetime) -> Period:
    """Return the figures of the period `now` is in, from the ledger that /me and the headers begin from."""
    plan, window = standing.plan, window_of(standing, now)
    whose = owner(standing.subject_id, standing.is_partner)
    today = midnight(now.astimezone(UTC).date())
    turn = min(max(today, window.start), window.end)
    with one_snapshot():
        before = counted(whose, window.start, turn)
        used = before + counted(whose, turn, window.end)
    return Period(
        window.start,
        window.end,
        window.limit,
        used,
        standing.granted(now),
        plan.is_metered,
        plan.overage_per_1000,
        standing.spend_cap if plan.is_metered else None,
        projection(before, used, window, turn),
    )


def window_of(standing: Standing, now: datetime) -> Window:
    """Return the window that the plan's family is measured by: the month, or the day."""
    name = MONTH if standing.is_partner else DAY
    unlimited = Window(name, UNLIMITED, *standing.cycle(now))
    return next((w for w in windows_of(standing, now) if w.name == name), unlimited)


def projection(before: int, used: int, window: Window, turn: datetime) -> int | None:
    """Let every day left be like the average of those that were over at `turn`; never less than is used."""
    first, last = whole_days(window.start, turn)
    if first >= last:
        return None
    return max(used, round(before * ((window.end - window.start) / (turn - window.start))))
