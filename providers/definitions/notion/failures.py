"""What Notion's errors mean: each has a code of its own beside the status."""

from typing import Any

from providers import waits
from providers.spec import Failure, UpstreamAnswer

KINDS = {
    "unauthorized": Failure.TOKEN,
    "restricted_resource": Failure.SCOPE,
    "object_not_found": Failure.NOT_FOUND,
    "rate_limited": Failure.RATE,
    "invalid_json": Failure.INVALID,
    "invalid_request": Failure.INVALID,
    "invalid_request_url": Failure.INVALID,
    "validation_error": Failure.INVALID,
    "missing_version": Failure.INVALID,
}
NOT_SHARED = "object_not_found: it does not exist, or was not shared with the integration"


def read_error(answer: UpstreamAnswer) -> Failure | None:
    """Notion names every error with a code."""
    if answer.status == 429:
        return Failure(
            Failure.RATE, "rate_limited", waits.retry_after(answer.headers.get("Retry-After"))
        )
    if not isinstance(answer.body, dict) or answer.body.get("object") != "error":
        return None
    code = str(answer.body.get("code", ""))
    return Failure(KINDS.get(code, Failure.OTHER), reason(code, answer.body))


def reason(code: str, body: dict[str, Any]) -> str:
    """Say what a 404 means: what nobody shared with the integration is as good as not there."""
    return NOT_SHARED if code == "object_not_found" else f"{code}: {body.get('message', '')}"
