"""When a request is sent again: a read whose answer was lost or a passing outage, or one that never left.

A write is never sent twice once its bytes left, and a rate limit is no outage: it is a hold (holds.py).
"""

import random
import time
from collections.abc import Callable

from config import http
from config.api.call_log import CallLog
from config.api.errors import ApiError
from integrations.circuits import CircuitOpen
from integrations.lending import Overdue
from providers.failures import failure_of
from providers.spec import Failure, Provider, UpstreamAnswer, UpstreamRequest
from providers.waits import retry_after

ATTEMPTS, OF_A_MEMBER = 3, 2
BUDGET = 10.0  # seconds from the beginning of the call to the beginning of its last attempt
FIRST_PAUSE = 0.4  # seconds at most, doubled each time; the real one is drawn from all below
PASSING = frozenset({502, 503, 504})
SAFE = frozenset({"GET", "HEAD"})

Outcome = UpstreamAnswer | ApiError


class Retries:
    """How often and until when one call may repeat its requests."""

    def __init__(self, attempts: int = ATTEMPTS, until: float | None = None) -> None:
        self.left, self.longest_pause = attempts - 1, FIRST_PAUSE
        self.until = time.monotonic() + BUDGET if until is None else until

    def of_a_member(self) -> "Retries":
        """Return what one of many requests side by side may repeat, in the time of the whole call."""
        return Retries(OF_A_MEMBER, self.until)

    def pause(self, at_least: float) -> bool:
        """Wait before the next attempt (full jitter); say no when attempts or time are used up."""
        seconds = max(at_least, random.uniform(0, self.longest_pause))  # noqa: S311
        if self.left <= 0 or time.monotonic() + seconds > self.until:
            return False
        self.left, self.longest_pause = self.left - 1, self.longest_pause * 2
        time.sleep(seconds)
        return True


class NoRetries(Retries):
    """Those of a call in a lent place: what is to be repeated is asked anew, in a place of its own."""

    def of_a_member(self) -> "Retries":
        return self

    def pause(self, at_least: float) -> bool:
        """Say no where the provider wants a pause: asked anew, it would have none."""
        if at_least > 0:
            return False
        raise Overdue


def retries_of(log: CallLog) -> Retries:
    """Return those of a call that begins, or begins anew after an attempt in a lent place."""
    return Retries(ATTEMPTS - bool(log.attempts))


def repeated(
    attempt: Callable[[], UpstreamAnswer],
    wait_before_next: Callable[[Outcome], float | None],
    retries: Retries,
) -> UpstreamAnswer:
    """Return the answer of the last attempt that reached out, or raise its error.

    `wait_before_next` gives the least seconds before another attempt, None where there must be none.
    """
    outcome = outcome_of(attempt)
    while (wait := wait_before_next(outcome)) is not None and retries.pause(wait):
        later = outcome_of(attempt)
        if isinstance(later, CircuitOpen):
            break
        outcome = later
    if isinstance(outcome, ApiError):
        raise outcome
    return outcome


def outcome_of(attempt: Callable[[], UpstreamAnswer]) -> Outcome:
    try:
        return attempt()
    except ApiError as exc:
        return exc


def wait_before_next(
    provider: Provider, request: UpstreamRequest, outcome: Outcome, *, is_read: bool
) -> float | None:
    """Return the least seconds before sending a request again; None where that could do harm or no good."""
    reads = is_read or request.method in SAFE
    if request.is_stream:
        return None
    if isinstance(outcome, ApiError):
        lost = http.lost_in(outcome)
        return 0.0 if lost and (reads or not lost.sent) else None
    if not reads or outcome.status not in PASSING:
        return None
    failure = failure_of(provider, outcome)
    if failure is None or failure.kind == Failure.RATE:
        return None
    return failure.retry_after or retry_after(outcome.headers.get("Retry-After")) or 0.0
