"""When an arrival is tried again that a provider did not help with, and when that is given up."""

import random
from datetime import timedelta

from django.utils import timezone

from config.api.errors import (
    ApiError,
    IntegrationNotFound,
    PermissionDenied,
    ScopeMissing,
    TokenError,
)
from config.claims import let_go
from config.metrics.work import arrival as counted
from inbox.models import Arrival

MOST = 30  # attempts; with the pauses between them that is a day
FIRST_PAUSE, LONGEST_PAUSE = 5.0, 3600.0  # seconds
# The connection is no longer what it was when somebody wanted the event: there is nothing to wait for.
HOPELESS = (IntegrationNotFound, PermissionDenied, ScopeMissing, TokenError)


def is_hopeless(exc: ApiError) -> bool:
    return isinstance(exc, HOPELESS)


def later(arrival: Arrival, problem: Exception) -> None:
    """Put an arrival back with a pause that grows, or give it up after a day."""
    said = problem_of(problem)
    if arrival.attempts + 1 >= MOST:
        let_go(arrival, attempts=MOST, status=Arrival.Status.FAILED, problem=said)
        counted(arrival.provider, "failed")
        return
    counted(arrival.provider, "again")
    pause = max(pause_after(arrival.attempts), asked_for(problem))
    let_go(
        arrival,
        attempts=arrival.attempts + 1,
        due_at=timezone.now() + timedelta(seconds=pause),
        problem=said,
    )


def pause_after(attempts: int) -> float:
    """Return seconds: 5, 15, 45 and so on up to an hour, spread by a quarter."""
    doubled = min(LONGEST_PAUSE, FIRST_PAUSE * 3 ** min(attempts, 10))
    return doubled * random.uniform(0.75, 1.25)  # noqa: S311 (spreads the load, guards nothing)


def asked_for(problem: Exception) -> float:
    """Return for how long a provider asked us to leave it alone, as far as we go along with it."""
    seconds = problem.details.get("retry_after", 0) if isinstance(problem, ApiError) else 0
    return min(float(seconds), LONGEST_PAUSE)


def problem_of(problem: Exception) -> str:
    """Return in a few words what went wrong: ours of an ApiError, else only its kind."""
    return (str(problem) if isinstance(problem, ApiError) else type(problem).__name__)[:200]
