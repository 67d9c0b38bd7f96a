"""What a token endpoint answers: grants, a refusal, or an outage."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from requests import Response

from config.api.errors import ProviderUnavailable
from integrations.decoding import read_json
from providers.grants import read_grants
from providers.spec import Grant, Provider
from providers.waits import retry_after


class GrantRefused(Exception):
    """The provider said no. `error` is its OAuth error word; `is_dead` says that the grant is at its end."""

    def __init__(self, error: str, *, is_dead: bool) -> None:
        super().__init__(error[:100])
        self.error, self.is_dead = error[:100], is_dead

    @property
    def is_client_fault(self) -> bool:
        """Say whether our credentials were refused, not the person's grant."""
        return not self.is_dead and self.error in {
            "invalid_client",
            "unauthorized_client",
            "incorrect_client_credentials",
            "bad_client_secret",
            "invalid_client_id",
        }


def judged(provider: Provider, response: Response) -> Mapping[str, Any]:
    """Tell a refusal from an outage: only a readable OAuth error is a refusal, whatever the status."""
    answer = decoded(response)
    error = error_in(provider, answer)
    if error and is_refusal(response.status_code, error):
        raise GrantRefused(error, is_dead=is_dead(provider, error, answer))
    if response.status_code >= 300 or not isinstance(answer, Mapping) or answer.get("error"):
        wait = retry_after(response.headers.get("Retry-After")) or 1
        raise ProviderUnavailable(provider.slug, wait, stage="token", status=response.status_code)
    return answer


def error_in(provider: Provider, answer: Any) -> str:
    """Return the error word of an answer, or an empty text."""
    members = provider.oauth.error_members if isinstance(answer, Mapping) else ()
    words = (answer.get(name) for name in members)
    return next((word for word in words if word and isinstance(word, str)), "")


def is_dead(provider: Provider, error: str, answer: Mapping[str, Any]) -> bool:
    """Say whether an error word (or with some, its description) ends the grant."""
    sure_sign = provider.oauth.dead_grant_texts.get(error, "")
    said = str(answer.get("error_description") or answer.get("message") or "")
    return error in provider.oauth.dead_grant_errors or bool(sure_sign and sure_sign in said)


def is_refusal(status: int, error: str) -> bool:
    """Say whether an answer is final; overload words and 429/5xx are not."""
    temporary = {
        "temporarily_unavailable",
        "server_error",
        "slow_down",
        "ratelimited",
        "rate_limited",
        "internal_error",
        "fatal_error",
        "service_unavailable",
    }
    return status < 429 and error not in temporary


def decoded(response: Response) -> Any:
    """Read JSON, or a form-encoded answer (GitHub's default); anything else is None."""
    try:
        return read_json(response.content)
    except (ValueError, RecursionError):
        pass
    if "x-www-form-urlencoded" in response.headers.get("Content-Type", ""):
        return dict(parse_qsl(response.text))
    return None


def grants_in(provider: Provider, answer: Mapping[str, Any]) -> dict[str, Grant]:
    """Return the grants an answer holds; none at all is an outage, not a refusal."""
    try:
        grants = read_grants(provider, answer)
    except (AttributeError, KeyError, TypeError, ValueError):  # a definition met a strange answer
        grants = {}
    if not grants:
        reason = "no access token in the answer"
        raise ProviderUnavailable(provider.slug, stage="token", reason=reason)
    return grants
