"""When a subscription is seen to next: well before it ends, and after a failure later each time."""

import random
from datetime import datetime, timedelta

from django.utils import timezone

from inbox.models import Subscription
from providers.spec import Made, Subscribing

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=1), timedelta(hours=1)
SPREAD = 0.05  # of the time until the next look
DOUBLINGS = 10


def next_renewal(way: Subscribing, made: Made) -> datetime | None:
    """Return when to look after it: before its end, or when it is time to anyhow; None where neither comes."""
    moments = []
    if made.expires_at is not None:
        moments.append(before_end(way, made.expires_at))
    if way.renew_every is not None:
        moments.append(timezone.now() + timedelta(seconds=way.renew_every) * spread())
    return min(moments, default=None)


def before_end(way: Subscribing, expires_at: datetime) -> datetime:
    """Return the usual moment, or half of the way for one that ends too soon for that."""
    now = timezone.now()
    usual = expires_at - timedelta(seconds=way.renew_before) / spread()
    return max(usual, now + max((expires_at - now) / 2, FIRST_PAUSE))


def spread() -> float:
    """Return a little less than one: what was made at once is not renewed at once."""
    return 1 - random.uniform(0, SPREAD)  # noqa: S311


def next_try(row: Subscription, at_least: float = 0) -> datetime:
    """Return when to try again: after a minute, then twice as long each time, an hour at most, with jitter."""
    pause = min(FIRST_PAUSE * 2 ** min(row.attempts, DOUBLINGS), LONGEST_PAUSE)
    drawn = pause * random.uniform(0.75, 1)  # noqa: S311
    return timezone.now() + max(drawn, min(timedelta(seconds=at_least), LONGEST_PAUSE))
