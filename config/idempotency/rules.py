"""The one rule table of which answers are kept for a repeat, and after which the call may be made again.

Kept is what was carried out or may have been; given back is what certainly nobody carried out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from config.api.call_log import CallLog

KEPT, GIVEN_BACK = True, False


@dataclass(frozen=True)
class Ended:
    """How a call ended: its status, and what is known of the requests it sent to a provider."""

    status: int
    asks_provider: bool = False
    attempts: int = 0
    has_changed: bool = False
    is_uncertain: bool = False


RULES: tuple[tuple[Callable[[Ended], bool], bool], ...] = (
    # One of several writes was carried out, whatever came of the others.
    (lambda end: end.has_changed, KEPT),
    (lambda end: end.is_uncertain, KEPT),
    (lambda end: end.status < 400, KEPT),
    # A refused token, a full window and an absent provider: nothing was carried out.
    (lambda end: end.status in {401, 429, 503}, GIVEN_BACK),
    (lambda end: end.attempts > 0, KEPT),
    (lambda end: end.status < 500, GIVEN_BACK),
    (lambda end: end.asks_provider, GIVEN_BACK),
    # A fault of ours on a route of ours: what was written before it is written.
    (lambda end: True, KEPT),
)


def is_kept(end: Ended) -> bool:
    """Say whether the answer is kept: the first rule that fits decides."""
    return next(verdict for fits, verdict in RULES if fits(end))


def ended(status: int, log: CallLog) -> Ended:
    """Return what the log knows of a call that ended with this status."""
    return Ended(status, bool(log.tool), log.attempts, log.has_changed, log.is_uncertain)
