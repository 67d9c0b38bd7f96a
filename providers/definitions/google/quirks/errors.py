"""What Google's errors mean. https://developers.google.com/workspace/drive/api/guides/handle-errors"""

import re
from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

RATE_REASONS = {
    "rateLimitExceeded",
    "userRateLimitExceeded",
    "dailyLimitExceeded",
    "quotaExceeded",
    "sharingRateLimitExceeded",
    "RATE_LIMIT_EXCEEDED",
}
SCOPE_REASONS = {"ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions"}
RETRY_TIME = re.compile(r"[Rr]etry after (\d{4}-\d\d-\d\dT[\d:.]+Z)")


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Google answers 403 for limits, for missing scopes and for what is not allowed alike."""
    if answer.status not in (403, 429):
        return None
    error = error_of(answer)
    reasons = reasons_of(error)
    reason = next(iter(reasons), "")
    if answer.status == 429 or RATE_REASONS.intersection(reasons):
        return limited(answer, error, reason)
    if SCOPE_REASONS.intersection(reasons):
        return Failure(Failure.SCOPE, reason)
    return Failure(Failure.DENIED, reason)


def limited(answer: UpstreamAnswer, error: dict[str, Any], reason: str) -> Failure:
    """Google counts per API, Sheets even reading and writing apart: other tools may go on."""
    header = waits.retry_after(answer.headers.get("Retry-After"))
    said = (header, delay_in(error), time_in(error))
    wait = next((seconds for seconds in said if seconds is not None), None)
    return Failure(Failure.RATE, reason, wait, hold=Failure.TOOL)


def error_of(answer: UpstreamAnswer) -> dict[str, Any]:
    """Google's APIs answer an object, its OAuth endpoints a bare word, its front doors HTML."""
    error = answer.body.get("error") if isinstance(answer.body, dict) else None
    return error if isinstance(error, dict) else {}


def reasons_of(error: dict[str, Any]) -> list[str]:
    """Google names reasons in `details` in its newer form, in `errors` in its older one."""
    return [each["reason"] for each in told(error) if isinstance(each.get("reason"), str)]


def told(error: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the details of an error, which Google keeps in one of two lists."""
    lists = (error.get("details"), error.get("errors"))
    found = [each for one in lists if isinstance(one, list) for each in one]
    return [each for each in found if isinstance(each, dict)]


def delay_in(error: dict[str, Any]) -> float | None:
    """The newer form may hold a RetryInfo, whose delay is written like `36s`."""
    delays = (str(each["retryDelay"]) for each in told(error) if "retryDelay" in each)
    return next((waits.seconds(delay.removesuffix("s")) for delay in delays), None)


def time_in(error: dict[str, Any]) -> float | None:
    """Gmail writes the time of the next attempt into the sentence instead of a header."""
    moment = RETRY_TIME.search(str(error.get("message", "")))
    return waits.until_iso(moment[1]) if moment else None
