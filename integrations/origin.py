"""Where a token is from: the sandbox's are for the sandbox alone, and a real provider's are never for the sandbox."""

from config.api.errors import TokenError
from integrations.models import OAuthClient
from providers.oauth_apps import is_played
from providers.spec import Provider

AT_SANDBOX = "connected at the sandbox"
AT_PROVIDER = "connected at the real provider"


def check_origin(client: OAuthClient, provider: Provider) -> None:
    """Raise for a token that would be sent to somebody else than who gave it."""
    if is_astray(client, provider):
        reason = AT_SANDBOX if client.is_of_sandbox else AT_PROVIDER
        text = f"This account was {reason}; connect again"
        raise TokenError(text, provider=provider.slug, reason=reason)


def is_astray(client: OAuthClient, provider: Provider) -> bool:
    """Say whether the sandbox gave a token that the real provider would get now, or the other way round.

    A token of one mode is astray in the other, also where the sandbox plays both.
    """
    return client.live != provider.live or client.is_of_sandbox != is_played(provider)
