"""What Discord's errors mean. Its own number for an error says more than the status."""

from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

KINDS = {
    50014: Failure.TOKEN,  # invalid authentication token
    50025: Failure.TOKEN,  # invalid OAuth2 access token
    50026: Failure.SCOPE,
    50001: Failure.DENIED,  # missing access
    50013: Failure.DENIED,  # missing permissions
    40333: Failure.OTHER,  # turned away by the network in front of Discord, with status 403
}
BY_STATUS = {
    400: Failure.INVALID,
    401: Failure.TOKEN,
    403: Failure.DENIED,
    404: Failure.NOT_FOUND,
}


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Discord tells an error by a number and a sentence, and how long to wait to the millisecond."""
    if answer.status < 400:
        return None
    body = answer.body if isinstance(answer.body, dict) else {}
    if answer.status == 429:
        return limit(body, answer)
    kind = KINDS.get(code_of(body)) or BY_STATUS.get(answer.status)
    return Failure(kind, reason(body)) if kind else None


def limit(body: dict[str, Any], answer: UpstreamAnswer) -> Failure:
    """Limits are per route and place, but for the global one and that of the network in front."""
    headers = {name.lower(): value for name, value in answer.headers.items()}
    for_all = not body or body.get("global") is True or "x-ratelimit-global" in headers
    wait = (
        waits.seconds(body.get("retry_after"))
        or waits.retry_after(headers.get("retry-after"))
        or waits.seconds(headers.get("x-ratelimit-reset-after"))
    )
    hold = Failure.ACCOUNT if for_all else Failure.TOOL
    return Failure(Failure.RATE, reason(body), retry_after=wait, hold=hold)


def code_of(body: dict[str, Any]) -> int | None:
    """Return Discord's own number of an error, if there is one."""
    code = body.get("code")
    return code if isinstance(code, int) else None


def reason(body: dict[str, Any]) -> str:
    """Return number and sentence; what is not Discord's own form says nothing."""
    said = str(body.get("message") or "")
    return f"{body['code']}: {said}" if code_of(body) and said else said
