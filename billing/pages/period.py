"""What the Usage and the Billing page say about the period that runs: how full it is, and what happens at its limit."""

from dataclasses import dataclass
from datetime import datetime

from billing.drawing.gauge import Gauge
from billing.limits.standing import Standing
from billing.limits.windows import beyond
from billing.models import UNLIMITED
from billing.usage.period import Period, period_of


@dataclass(frozen=True)
class Used:
    """The figures of a period with its gauge. `level` is that of the gauge, or capped: the money is used up."""

    figures: Period
    gauge: Gauge
    level: str
    ceiling: int | None  # None: no call is ever refused

    @property
    def included(self) -> int:
        """Return the calls of the plan alone, without those that were granted on top."""
        return self.figures.included - self.granted

    @property
    def granted(self) -> int:
        return 0 if self.gauge.is_unlimited else self.figures.extra_calls

    @property
    def will_refuse(self) -> bool:
        """Say whether calls will be refused before the period ends, if it goes on like this."""
        projected = self.figures.projected_calls
        return None not in (projected, self.ceiling) and projected > self.ceiling


def used_of(standing: Standing, now: datetime) -> Used:
    """Return what is used of the period around `now`."""
    figures = period_of(standing, now)
    gauge = Gauge(figures.used, figures.included, figures.is_metered)
    most = ceiling(standing, figures)
    capped = figures.is_metered and most is not None and figures.used >= most
    return Used(figures, gauge, "capped" if capped else gauge.level, most)


def ceiling(standing: Standing, figures: Period) -> int | None:
    """Return the calls at which further ones are refused: at the quota, or at what the spend cap pays for."""
    past = beyond(standing)
    if past is None or figures.included == UNLIMITED:
        return None
    return figures.included + past
