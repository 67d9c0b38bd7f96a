"""What Salesforce's errors mean. The body is a list, whose members have an errorCode."""

from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

KINDS = {
    "INVALID_SESSION_ID": Failure.TOKEN,
    "INVALID_AUTH_HEADER": Failure.TOKEN,
    "REQUEST_LIMIT_EXCEEDED": Failure.RATE,
    "API_DISABLED_FOR_ORG": Failure.DENIED,
    "API_CURRENTLY_DISABLED": Failure.DENIED,
    "INSUFFICIENT_ACCESS": Failure.DENIED,
    "INSUFFICIENT_ACCESS_OR_READONLY": Failure.DENIED,
    "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY": Failure.DENIED,
    "ENTITY_IS_DELETED": Failure.NOT_FOUND,
    "NOT_FOUND": Failure.NOT_FOUND,
}
# The identity service answers 403 with one of these words alone.
TOKEN_WORDS = {"Bad_OAuth_Token", "Missing_OAuth_Token"}
# A token without the scope `api` gets the same code as one that has ended.
WITHOUT_API = "not valid for use with"
# Seconds. The day's calls come back as the last 24 hours move on; those at the same time end soon.
DAY_WAIT, CONCURRENT_WAIT = 900.0, 5.0


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Salesforce tells limits, rights and dead tokens apart by a code, under one and the same status."""
    if answer.status < 400:
        return None
    if isinstance(answer.body, str) and answer.body.strip() in TOKEN_WORDS:
        return Failure(Failure.TOKEN, answer.body.strip())
    code, message = first_error(answer.body)
    if code == "INVALID_SESSION_ID" and WITHOUT_API in message:
        return Failure(Failure.SCOPE, message)
    kind = KINDS.get(code)
    if kind == Failure.RATE:
        return Failure(kind, message or code, retry_after=seconds_to_wait(answer, message))
    return Failure(kind, f"{code}: {message}") if kind else None


def first_error(body: Any) -> tuple[str, str]:
    """Return code and message of the first error, empty where there is none."""
    error = body[0] if isinstance(body, list) and body else body
    if not isinstance(error, dict):
        return "", ""
    return str(error.get("errorCode", "")), str(error.get("message", ""))


def seconds_to_wait(answer: UpstreamAnswer, message: str) -> float:
    """Salesforce sends no Retry-After as a rule: what ran out is told by the message alone."""
    given = waits.retry_after(answer.headers.get("Retry-After"))
    return given or (CONCURRENT_WAIT if message.startswith("Concurrent") else DAY_WAIT)
