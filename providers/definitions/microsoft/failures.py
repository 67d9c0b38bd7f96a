"""What Graph's errors mean. https://learn.microsoft.com/graph/errors and https://learn.microsoft.com/graph/throttling"""

from typing import Any

from providers.spec import Failure, UpstreamAnswer
from providers.waits import retry_after

BUSY = {503, 504, 509}
RATE_CODES = {"TooManyRequests", "ApplicationThrottled", "activityLimitReached"}
SCOPE_CODES = {"ErrorAccessDenied", "Authorization_RequestDenied"}
CLAIMS = "insufficient_claims"


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Graph has one form of error for many services, each of which has words of its own."""
    if answer.status < 400:
        return None
    code = code_of(answer.body)
    wait = retry_after(answer.headers.get("Retry-After"))
    if is_limit(answer.status, code, wait):
        return Failure(Failure.RATE, code, retry_after=wait)
    if answer.status == 401:
        return Failure(Failure.TOKEN, challenge(answer) or code)
    if answer.status == 403:
        return Failure(Failure.SCOPE if code in SCOPE_CODES else Failure.DENIED, code)
    return None


def is_limit(status: int, code: str, wait: float | None) -> bool:
    """Graph also calls itself unavailable to slow one down, and then says for how long."""
    return status == 429 or code in RATE_CODES or (status in BUSY and wait is not None)


def challenge(answer: UpstreamAnswer) -> str:
    """A token that was fine can be refused since the person's sign-in changed: only the header tells."""
    return CLAIMS if CLAIMS in (answer.headers.get("WWW-Authenticate") or "") else ""


def code_of(body: Any) -> str:
    """Return Graph's word for an error, or an empty text."""
    error = body.get("error") if isinstance(body, dict) else None
    code = error.get("code") if isinstance(error, dict) else None
    return code if isinstance(code, str) else ""
