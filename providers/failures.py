"""What an upstream error means when the definition does not say otherwise, and how it is told."""

import re
from dataclasses import replace
from typing import Any

from config.api import errors
from config.logs import scrub
from providers.spec import Failure, Provider, UpstreamAnswer
from providers.waits import retry_after

MAX_BODY_CHARS = 2000
MAX_REASON_CHARS = 500
UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # NUL is what no database takes
UNTOLD_WAIT = 1.0  # seconds, where a rate limit does not say how long it lasts
REDIRECT = "a redirect, which is never followed"
SECRET_MEMBERS = frozenset(
    {
        "access_token",
        "refresh_token",
        "id_token",
        "token",
        "client_secret",
        "code_verifier",
        "password",
    }
)
BY_STATUS = {
    400: Failure.INVALID,
    401: Failure.TOKEN,
    403: Failure.DENIED,
    404: Failure.NOT_FOUND,
    410: Failure.NOT_FOUND,
    422: Failure.INVALID,
    429: Failure.RATE,
}


def failure_of(provider: Provider, answer: UpstreamAnswer) -> Failure | None:
    """Return what went wrong upstream, or None for a success. The definition is asked first."""
    if provider.read_error and (failure := provider.read_error(answer)):
        return replace(failure, reason=told(failure.reason))
    if answer.status < 300:
        return None
    reason = REDIRECT if answer.status < 400 else ""
    return Failure(BY_STATUS.get(answer.status, Failure.OTHER), reason)


def told(reason: str) -> str:
    """Return the provider's own words short, printable and without what looks like a secret."""
    return scrub(UNPRINTED.sub(" ", reason[:MAX_REASON_CHARS]))


def error_of(provider: Provider, answer: UpstreamAnswer, failure: Failure) -> errors.ApiError:
    """Return the error our caller gets; `details` always tell what the provider said."""
    details = details_of(provider, answer) | {"reason": failure.reason or None}
    said = f"{provider.name} answered {answer.status}" + (
        f": {failure.reason}" if failure.reason else ""
    )
    match failure.kind:
        case Failure.RATE:
            return errors.RateLimited(wait_of(answer, failure), limit="provider", **details)
        case Failure.INVALID:
            return errors.Invalid(said, **details)
        case Failure.NOT_FOUND:
            return errors.NotFound(said, **details)
        case Failure.SCOPE:
            return errors.ScopeMissing(f"The granted scopes do not allow this. {said}", **details)
        case Failure.DENIED:
            return errors.PermissionDenied(said, **details)
        case Failure.TOKEN:
            return errors.TokenError(f"{provider.name} does not accept the access token", **details)
        case Failure.REVOKED:
            details.pop("provider")
            return errors.GrantRevoked(provider.slug, **details)
    return errors.ProviderError(said, **details)


def wait_of(answer: UpstreamAnswer, failure: Failure) -> float:
    """Return the seconds to wait after a rate limit, as the definition read them or the header says."""
    return failure.retry_after or retry_after(answer.headers.get("Retry-After")) or UNTOLD_WAIT


def details_of(provider: Provider, answer: UpstreamAnswer) -> dict[str, Any]:
    """Return what the provider said, for the details of an error."""
    return {
        "source": "provider",
        "provider": provider.slug,
        "status": answer.status,
        "body": trimmed(answer.body),
    }


def trimmed(body: Any) -> Any:
    """Return a provider's error body short and without anything that looks like a secret."""
    if isinstance(body, bytes):
        body = body.decode(errors="replace")
    if isinstance(body, str):
        return scrub(body[:MAX_BODY_CHARS])
    body = blanked(body)
    return body if len(repr(body)) <= MAX_BODY_CHARS else scrub(repr(body)[:MAX_BODY_CHARS])


def blanked(value: Any) -> Any:
    """Return the same structure with every member that is named like a secret blanked."""
    if isinstance(value, dict):
        return {k: "***" if k in SECRET_MEMBERS else blanked(v) for k, v in value.items()}
    if isinstance(value, list):
        return [blanked(item) for item in value]
    return scrub(value) if isinstance(value, str) else value
