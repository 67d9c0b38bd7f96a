"""One request to a provider's revocation endpoint, in its style, and what its answer means."""

from typing import Any

from requests import Response
from requests.auth import HTTPBasicAuth

from config import http
from config.db import release_connection
from integrations.models import OAuthClient
from integrations.token_answers import decoded
from providers.endpoints import oauth_url
from providers.failures import failure_of
from providers.operator_settings import headers_of
from providers.spec import Failure, Provider, UpstreamAnswer


def ask(provider: Provider, client: OAuthClient, token: str, seconds: float) -> Response:
    """Send the revocation in the provider's style; connecting, waiting and reading share the time."""
    way = provider.oauth.revocation
    url = oauth_url(provider, "revoke").replace("{client_id}", client.client_id)
    form: dict[str, Any] = {way.token_param: token}
    auth = (
        HTTPBasicAuth(client.client_id, client.client_secret)
        if way.client_auth == "basic"
        else None
    )
    if way.client_auth == "post":
        form |= {"client_id": client.client_id, "client_secret": client.client_secret}
    if way.encoding == "bearer":
        body = {"headers": {"Authorization": f"Bearer {token}"}}
    else:
        body = {"json": form} if way.encoding == "json" else {"data": form}
    headers = {**headers_of(provider), **body.pop("headers", {})}
    release_connection()
    return http.send(
        way.method,
        url,
        **body,
        auth=auth,
        headers=headers,
        timeout=(seconds * 0.25, seconds * 0.5),
        total=seconds * 0.25,
    )


def judge(provider: Provider, response: Response) -> str:
    """Return what is wrong with an answer: nothing for 2xx and for tokens it does not know (4xx)."""
    status = response.status_code
    if status < 300:
        return outage_in(provider, response)
    ours = {401, 403} if provider.oauth.revocation.client_auth != "none" else set()
    is_final = 400 <= status < 500 and status not in {408, 429} | ours
    return "" if is_final else f"status {status}"


def outage_in(provider: Provider, response: Response) -> str:
    """Return the word of an outage that came with a good status (Slack's way), or an empty text."""
    answer = UpstreamAnswer(response.status_code, response.headers, decoded(response))
    failure = failure_of(provider, answer)
    return failure.reason if failure and failure.kind in {Failure.RATE, Failure.OTHER} else ""
