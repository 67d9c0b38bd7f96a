"""What the Billing page says about the period that runs: how full it is, and what happens at its limit."""

from dataclasses import dataclass
from datetime import datetime

from billing.gauge import Gauge
from billing.models import UNLIMITED
from billing.period import Period, period_of
from billing.standing import Standing
from billing.windows import beyond


@dataclass(frozen=True)
class Used:
    """The figures of a period with its gauge. `level` is that of the gauge, or capped: the money is used up."""

    figures: Period
    gauge: Gauge
    level: str

    @property
    def included(self) -> int:
        """Return the calls of the plan alone, without those that were granted on top."""
        return self.figures.included - self.granted

    @property
    def granted(self) -> int:
        return 0 if self.gauge.is_unlimited else self.figures.extra_calls


def used_of(standing: Standing, now: datetime) -> Used:
    """Return what is used of the period around `now`."""
    figures = period_of(standing, now)
    gauge = Gauge(figures.used, figures.included, figures.is_metered)
    return Used(figures, gauge, "capped" if is_capped(standing, figures) else gauge.level)


def is_capped(standing: Standing, figures: Period) -> bool:
    """Say whether the next call is refused because the spend cap pays for no more."""
    most = beyond(standing)
    if not figures.is_metered or most is None or figures.included == UNLIMITED:
        return False
    return figures.used >= figures.included + most
