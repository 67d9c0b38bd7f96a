"""How much of each quota, spend cap and budget of a subject is used in the period of a moment."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from billing.limits.seeding import seed
from billing.limits.standing import Standing
from billing.limits.windows import MINUTE, Window, windows_of
from billing.models import UNLIMITED, UsageAlert

SHARES = (50, 80, 100)  # percent
TOO_LATE = timedelta(days=1)  # who hears of a period that is so long over can do nothing any more


@dataclass(frozen=True)
class Measure:
    """Calls used of a limit. Of a spend cap: calls past the quota, of those that it pays for."""

    kind: str
    object_id: UUID
    start: datetime
    end: datetime
    limit: int
    used: int

    @property
    def shares(self) -> tuple[int, ...]:
        """Return the shares that are reached."""
        return tuple(share for share in SHARES if self.used * 100 >= share * self.limit)


def measures_of(standing: Standing, moments: Iterable[datetime]) -> Iterator[Measure]:
    """Measure each quota, spend cap and budget of the periods that some moments lie in."""
    for window in windows_at(standing, moments):
        used = seed(standing, window)
        yield measure(standing, window, window.name, window.limit, used)
        if window.beyond:
            past, cap = max(0, used - window.limit), window.beyond
            yield measure(standing, window, UsageAlert.Kind.SPEND_CAP, cap, past)


def windows_at(standing: Standing, moments: Iterable[datetime]) -> set[Window]:
    """Return the windows that can be told of: not the minute, nothing unlimited, nothing long over."""
    windows = {window for moment in moments for window in windows_of(standing, moment)}
    limited = {w for w in windows if w.name != MINUTE and w.limit != UNLIMITED}
    return {window for window in limited if window.end > timezone.now() - TOO_LATE}


def measure(standing: Standing, window: Window, kind: str, limit: int, used: int) -> Measure:
    object_id = window.object_id or standing.subject_id
    return Measure(kind, object_id, window.start, window.end, limit, used)
