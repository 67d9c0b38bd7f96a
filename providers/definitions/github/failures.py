"""What GitHub's errors mean. It answers 403 for rate limits as well as for refusals."""

from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

SECONDARY = "secondary rate limit"
# GitHub asks to wait at least a minute when a secondary limit names no time.
SECONDARY_WAIT = 60.0


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """GitHub tells a rate limit, a missing scope and a refusal apart by headers and message."""
    if answer.status == 401:
        return Failure(Failure.TOKEN, message_of(answer.body))
    if answer.status in (403, 429):
        return read_refusal(message_of(answer.body), lower(answer.headers), answer.status)
    return None


def read_refusal(message: str, headers: dict[str, str], status: int) -> Failure:
    """Tell a limit from a missing scope and from a mere no: GitHub says 403 to all three."""
    if is_rate_limit(message, headers, status):
        wait, hold = seconds_to_wait(message, headers), held_back(message, headers)
        return Failure(Failure.RATE, message, retry_after=wait, hold=hold)
    if needs_more_access(message, headers):
        return Failure(Failure.SCOPE, message)
    return Failure(Failure.DENIED, message)


def is_rate_limit(message: str, headers: dict[str, str], status: int) -> bool:
    """Say whether GitHub refuses because too much was asked."""
    said_by_header = headers.get("x-ratelimit-remaining") == "0" or "retry-after" in headers
    return status == 429 or said_by_header or SECONDARY in message.lower()


def needs_more_access(message: str, headers: dict[str, str]) -> bool:
    """An organisation with SAML wants the token authorised; an app may lack a permission."""
    return "x-github-sso" in headers or message.startswith("Resource not accessible")


def seconds_to_wait(message: str, headers: dict[str, str]) -> float | None:
    """GitHub gives seconds after a secondary limit, an epoch after the primary one."""
    if (after := waits.retry_after(headers.get("retry-after"))) is not None:
        return after
    reset = waits.until_epoch(headers.get("x-ratelimit-reset"))
    if headers.get("x-ratelimit-remaining") == "0" and reset is not None:
        return max(1.0, reset)
    return SECONDARY_WAIT if SECONDARY in message.lower() else None


def held_back(message: str, headers: dict[str, str]) -> str:
    """Searching has a limit of its own, every minute; a secondary limit is for all calls."""
    is_secondary = SECONDARY in message.lower()
    own = headers.get("x-ratelimit-resource", "core") != "core"
    return Failure.TOOL if own and not is_secondary else Failure.ACCOUNT


def message_of(body: Any) -> str:
    """Return what GitHub says, or an empty text."""
    return str(body.get("message", "")) if isinstance(body, dict) else ""


def lower(headers: Any) -> dict[str, str]:
    """Return the headers under small names."""
    return {name.lower(): value for name, value in headers.items()}
