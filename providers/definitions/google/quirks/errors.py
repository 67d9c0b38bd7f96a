"""What Google's errors mean. https://developers.google.com/workspace/drive/api/guides/handle-errors"""

import re
from datetime import UTC, datetime
from typing import Any

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
        return Failure(Failure.RATE, reason, retry_after(error))
    if SCOPE_REASONS.intersection(reasons):
        return Failure(Failure.SCOPE, reason)
    return Failure(Failure.DENIED, reason)


def error_of(answer: UpstreamAnswer) -> dict[str, Any]:
    """Google's APIs answer an object, its OAuth endpoints a bare word, its front doors HTML."""
    error = answer.body.get("error") if isinstance(answer.body, dict) else None
    return error if isinstance(error, dict) else {}


def reasons_of(error: dict[str, Any]) -> list[str]:
    """Google names reasons in `details` in its newer form, in `errors` in its older one."""
    named = [*error.get("details", []), *error.get("errors", [])]
    return [each["reason"] for each in named if each.get("reason")]


def retry_after(error: dict[str, Any]) -> float | None:
    """Gmail writes the time of the next attempt into the sentence instead of a header."""
    moment = RETRY_TIME.search(error.get("message", ""))
    if moment is None:
        return None
    return max(0.0, (datetime.fromisoformat(moment[1]) - datetime.now(UTC)).total_seconds())
