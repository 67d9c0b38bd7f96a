"""The token endpoint: exchange a code, refresh a grant. One request each."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from requests.auth import HTTPBasicAuth

from config import http
from config.api.errors import ProviderUnavailable
from config.db import release_connection
from integrations import bulkhead
from integrations.models import OAuthClient
from integrations.token_answers import grants_in, judged
from providers.endpoints import oauth_url
from providers.spec import Grant, Provider

TIMEOUT = (3.05, 10.0)  # seconds to connect, to wait for the answer
BODY_SECONDS = 5.0  # for the whole body, however slowly it drips
LONGEST = bulkhead.PATIENCE + sum(TIMEOUT) + BODY_SECONDS  # the refresh lease is longer


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
