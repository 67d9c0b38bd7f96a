"""The URL at which a person gives consent."""

from urllib.parse import quote, urlencode

from django.conf import settings

from connect import pkce
from connect.models import ConnectSession
from providers.endpoints import oauth_url
from providers.scopes import is_own
from providers.spec import Provider

CALLBACK_PATH = "/api/v1/connect/callback"


def callback_path(session: ConnectSession) -> str:
    """Return where people come back to: through an app's own credentials to a place of that app."""
    app_id = session.client.app_id
    return f"/v1/{app_id}/integrations/callback" if app_id else CALLBACK_PATH


def callback_url(session: ConnectSession) -> str:
    """Return our own redirect URI, the same when a code is asked for and when it is exchanged."""
    return settings.PUBLIC_URL + callback_path(session)


def authorize_url(provider: Provider, session: ConnectSession, state: str, verifier: str) -> str:
    """Return the provider's consent URL for a session."""
    oauth = provider.oauth
    query = {
        "client_id": session.client.client_id,
        "redirect_uri": callback_url(session),
        "response_type": "code",
        "state": state,
        **scope_params(provider, session.scopes),
        **bits_param(provider, session.scopes),
        **oauth.authorize_params,
    }
    if verifier:
        query |= {"code_challenge": pkce.challenge(verifier), "code_challenge_method": "S256"}
    url = oauth_url(provider, "authorize")
    return f"{url}{'&' if '?' in url else '?'}{urlencode(query, quote_via=quote)}"


def scope_params(provider: Provider, scopes: dict[str, list[str]]) -> dict[str, str]:
    """Return the scope parameters, one per kind of token."""
    oauth = provider.oauth
    named = {
        kind: [scope for scope in wanted if not is_own(provider, scope)]
        for kind, wanted in scopes.items()
    }
    return {
        oauth.scope_params[kind]: oauth.scope_separator.join(wanted)
        for kind, wanted in named.items()
        if wanted and kind in oauth.scope_params
    }


def bits_param(provider: Provider, scopes: dict[str, list[str]]) -> dict[str, str]:
    """Return the parameter with the sum of the bits that were asked for, if there are any."""
    known = provider.oauth.scope_bits
    asked = {scope for wanted in scopes.values() for scope in wanted if scope in known}
    total = sum(known[scope] for scope in asked)
    return {provider.oauth.bits_param: str(total)} if total else {}
