"""What Pipedrive's errors mean."""

from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

MISSING_SCOPE = "Scope and URL mismatch"
BY_STATUS = {
    400: Failure.INVALID,
    401: Failure.TOKEN,
    402: Failure.DENIED,  # the company has not paid
    403: Failure.DENIED,
    404: Failure.NOT_FOUND,
    410: Failure.NOT_FOUND,
    415: Failure.DENIED,  # the company does not have this feature
    422: Failure.INVALID,
}


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Errors are sentences in `error`; a missing scope is told apart by its sentence alone."""
    said = reason(answer.body)
    if answer.status == 429:
        return Failure(Failure.RATE, said, waits.seconds(answer.headers.get("x-ratelimit-reset")))
    if answer.status == 403 and said == MISSING_SCOPE:
        return Failure(Failure.SCOPE, said)
    if answer.status < 300:
        return Failure(Failure.INVALID, said) if is_refusal(answer.body) else None
    kind = BY_STATUS.get(answer.status)
    return Failure(kind, said) if kind else None


def reason(body: Any) -> str:
    """Return the sentence of an error, empty where a proxy on the way wrote the body."""
    said = body.get("error") if isinstance(body, dict) else None
    return said if isinstance(said, str) else ""


def is_refusal(body: Any) -> bool:
    return isinstance(body, dict) and body.get("success") is False
