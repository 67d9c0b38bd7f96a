"""What LinkedIn's errors mean: https://learn.microsoft.com/en-us/linkedin/shared/api-guide/concepts/error-handling."""

import time
from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

BAD_TOKENS = {65600: Failure.TOKEN, 65601: Failure.REVOKED, 65602: Failure.TOKEN}
MISSING_SCOPE = "Not enough permissions to access"
THROTTLE = "throttle"  # Resource level throttle ... limit for calls to this resource is reached
DAY, MINUTE = 86_400.0, 60.0
SUNSET = (
    "this version of the API is not active (any more): "
    "set PROVIDER_LINKEDIN_API_VERSION to a newer month, as YYYYMM"
)


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """LinkedIn has a number beside the status, which tells a revoked token from an expired one."""
    if answer.status < 400:
        return None
    body = answer.body if isinstance(answer.body, dict) else {}
    said = str(body.get("message") or body.get("code") or "")
    match answer.status:
        case 401:
            return Failure(BAD_TOKENS.get(number_in(body), Failure.TOKEN), said)
        case 403:
            return Failure(Failure.SCOPE if is_missing_scope(body, said) else Failure.DENIED, said)
        case 426:
            return Failure(Failure.OTHER, SUNSET)
        case 429:
            return read_limit(answer, said)
    return None


def number_in(body: dict[str, Any]) -> int:
    """Return the service's error number, which may be text."""
    number = str(body.get("serviceErrorCode", ""))
    return int(number) if number.isdecimal() and len(number) < 10 else 0


def is_missing_scope(body: dict[str, Any], said: str) -> bool:
    """Tell a scope that was not granted from a page that the member does not administer."""
    return number_in(body) == 100 or said.startswith(MISSING_SCOPE)


def read_limit(answer: UpstreamAnswer, said: str) -> Failure:
    """LinkedIn limits each resource by the day, and seldom all of them, to protect itself."""
    if given := waits.retry_after(answer.headers.get("Retry-After")):
        return Failure(Failure.RATE, said, given, Failure.TOOL)
    if THROTTLE in said.lower():
        return Failure(Failure.RATE, said, until_midnight(), Failure.TOOL)
    return Failure(Failure.RATE, said, MINUTE)


def until_midnight() -> float:
    """Return the seconds to the end of the day in UTC."""
    return DAY - time.time() % DAY
