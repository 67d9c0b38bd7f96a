"""How long Linear wants us to wait: it counts requests, their complexity, and some queries apart."""

from collections.abc import Mapping

from providers import waits
from providers.spec import Failure

ENDPOINT = "X-RateLimit-Endpoint-Requests"
BUDGETS = ("X-RateLimit-Requests", "X-RateLimit-Complexity")


def limited(reason: str, headers: Mapping[str, str]) -> Failure:
    """Return the failure for a rate limit; a limit of one query alone holds no other back."""
    alone = headers.get(f"{ENDPOINT}-Reset") is not None
    hold = Failure.TOOL if alone else Failure.ACCOUNT
    return Failure(Failure.RATE, reason, retry_after(alone, headers), hold)


def retry_after(alone: bool, headers: Mapping[str, str]) -> float | None:
    """Return the seconds until the budget that is used up is full again."""
    if (given := waits.retry_after(headers.get("Retry-After"))) is not None:
        return given
    if alone:
        return until_reset(ENDPOINT, headers)
    used_up = [name for name in BUDGETS if headers.get(f"{name}-Remaining") in {"0", "0.0"}]
    found = [until_reset(name, headers) for name in used_up or BUDGETS[:1]]
    return max((seconds for seconds in found if seconds is not None), default=None)


def until_reset(budget: str, headers: Mapping[str, str]) -> float | None:
    """Return the seconds until a budget is full again, or None."""
    return waits.until_epoch_ms(headers.get(f"{budget}-Reset"))
