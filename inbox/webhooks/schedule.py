"""When a message is sent again: eight attempts over some 28 hours."""

import random
from datetime import timedelta

# After the first attempt, the second, and so on.
STEPS = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=10),
)
MOST_ATTEMPTS = len(STEPS) + 1
JITTER = 0.1  # up to a tenth longer, so that what failed together does not come back together


def wait_after(attempts: int, asked_seconds: float | None = None) -> timedelta | None:
    """Return how long to wait after so many attempts; None: that was the last.

    `asked_seconds` is the receiver's Retry-After: it can put an attempt off as far as the step after it.
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    planned, furthest = STEPS[attempts - 1], STEPS[min(attempts, len(STEPS) - 1)]
    asked = timedelta(seconds=asked_seconds or 0)
    return max(planned, min(asked, furthest)) * random.uniform(1, 1 + JITTER)  # noqa: S311
