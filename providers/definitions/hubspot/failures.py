"""What HubSpot's errors mean. `category` says it; limits name their policy and no time."""

from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

KINDS = {
    "EXPIRED_AUTHENTICATION": Failure.TOKEN,
    "INVALID_AUTHENTICATION": Failure.TOKEN,
    "MISSING_SCOPES": Failure.SCOPE,
    "RATE_LIMITS": Failure.RATE,
    "OBJECT_NOT_FOUND": Failure.NOT_FOUND,
    "VALIDATION_ERROR": Failure.INVALID,
    "CONFLICT": Failure.INVALID,
}
# Seconds. A day's limit begins anew at midnight of the account's own time zone, which is not told.
WAITS = {"SECONDLY": 1.0, "TEN_SECONDLY_ROLLING": 10.0, "DAILY": 3600.0}
SEARCH = "SECONDLY"  # the policy of searches alone: other calls go on


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """HubSpot answers 401, 403, 404, 409 and 429 with a category that is finer than the status."""
    if answer.status < 400:
        return None
    body = answer.body if isinstance(answer.body, dict) else {}
    if answer.status == 429 or body.get("errorType") == "RATE_LIMIT":
        return rate_limit(answer, body)
    kind = KINDS.get(str(body.get("category")))
    if kind == Failure.RATE:
        return rate_limit(answer, body)
    return Failure(kind, str(body.get("message", ""))) if kind else None


def rate_limit(answer: UpstreamAnswer, body: dict[str, Any]) -> Failure:
    """Return a limit: that of searching is the tool's alone, the others are the account's."""
    policy = str(body.get("policyName", ""))
    return Failure(
        Failure.RATE,
        policy or str(body.get("message", "")),
        retry_after=seconds_to_wait(answer, policy),
        hold=Failure.TOOL if policy == SEARCH else Failure.ACCOUNT,
    )


def seconds_to_wait(answer: UpstreamAnswer, policy: str) -> float | None:
    """HubSpot sends no Retry-After as a rule; the window's length is in a header, and in the policy's name."""
    if given := waits.retry_after(answer.headers.get("Retry-After")):
        return given
    if policy in WAITS:
        return WAITS[policy]
    window = waits.seconds(answer.headers.get("X-HubSpot-RateLimit-Interval-Milliseconds"))
    return window / 1000 if window else None
