"""What Calendly's errors mean. They have a title, a message, and details about single parameters."""

from typing import Any

from providers import waits
from providers.failures import BY_STATUS
from providers.spec import Failure, UpstreamAnswer

WINDOW = 60.0  # seconds: the limits are per minute
CONFLICT = 409


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Calendly says 403 for a missing scope, a plan that is too small, and what belongs to somebody else."""
    if answer.status < 400:
        return None
    body = answer.body if isinstance(answer.body, dict) else {}
    said = reason(body)
    if answer.status == 429:
        # https://developer.calendly.com/api-docs/overview/rate-limits: seconds that are left
        wait = waits.seconds(answer.headers.get("X-RateLimit-Reset"))
        return Failure(Failure.RATE, said, WINDOW if wait is None else wait)
    if answer.status == 403:
        return Failure(Failure.SCOPE if is_missing_scope(answer, said) else Failure.DENIED, said)
    if answer.status == CONFLICT:
        return Failure(Failure.INVALID, said)
    return Failure(BY_STATUS.get(answer.status, Failure.OTHER), said)


def is_missing_scope(answer: UpstreamAnswer, said: str) -> bool:
    """Tell a scope that is missing by the word alone."""
    challenge = str(answer.headers.get("WWW-Authenticate") or "")
    return "scope" in f"{said} {challenge}".lower()


def reason(body: dict[str, Any]) -> str:
    """Return Calendly's sentences, the one for each parameter with its name."""
    details = body.get("details") if isinstance(body.get("details"), list) else []
    each = [
        f"{one.get('parameter', 'request')}: {one.get('message')}"
        for one in details
        if isinstance(one, dict) and one.get("message")
    ]
    return " ".join([str(body.get("message") or body.get("title") or ""), *each]).strip()
