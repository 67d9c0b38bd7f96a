"""The token endpoint: exchange a code, refresh a grant, take a token back. One request each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

from requests import Response
from requests.auth import HTTPBasicAuth

from config import http
from config.api.errors import ProviderUnavailable
from config.db import release_connection
from integrations import bulkhead
from integrations.decoding import read_json
from integrations.models import OAuthClient
from providers.endpoints import oauth_url
from providers.grants import read_grants
from providers.spec import Grant, Provider
from providers.waits import retry_after

TIMEOUT = (3.05, 10.0)  # seconds to connect, to wait for the answer
BODY_SECONDS = 5.0  # for the whole body, however slowly it drips
LONGEST = bulkhead.PATIENCE + sum(TIMEOUT) + BODY_SECONDS  # the refresh lease is longer


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


def exchange_code(
    provider: Provider, client: OAuthClient, code: str, redirect_uri: str, verifier: str
) -> dict[str, Grant]:
    """Trade an authorization code for grants by kind. Never repeated: a code works once."""
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": redirect_uri}
    if verifier:
        form["code_verifier"] = verifier
    return grants_in(provider, ask(provider, client, form))


def refresh(provider: Provider, client: OAuthClient, refresh_token: str, kind: str) -> Grant:
    """Trade a refresh token for a new grant; the old refresh token stays when none is sent."""
    form = {"grant_type": "refresh_token", "refresh_token": refresh_token}
    grants = grants_in(provider, ask(provider, client, form))
    grant = grants.get(kind)
    if grant is None:  # another kind's token must not take this one's place
        raise ProviderUnavailable(provider.slug, stage="token", reason=f"no {kind} token")
    return grant if grant.refresh_token else replace(grant, refresh_token=refresh_token)


def ask(provider: Provider, client: OAuthClient, form: dict[str, str]) -> Mapping[str, Any]:
    """Send one token request and return the decoded answer, or raise GrantRefused / ProviderUnavailable."""
    oauth, auth = provider.oauth, None
    if oauth.client_auth == "basic":
        auth = HTTPBasicAuth(client.client_id, client.client_secret)
    else:
        form = {**form, "client_id": client.client_id, "client_secret": client.client_secret}
    body = {"json" if oauth.sends_json else "data": form}
    release_connection()
    try:
        with bulkhead.place(provider, "token"):
            response = http.send(
                "POST",
                oauth_url(provider, "token"),
                **body,
                auth=auth,
                headers={"Accept": "application/json"},
                timeout=TIMEOUT,
                total=BODY_SECONDS,
            )
    except (http.Unreachable, http.AnswerTooLarge) as exc:
        raise ProviderUnavailable(provider.slug, stage="token") from exc
    return judged(provider, response)


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
