"""Where a token is from: the sandbox's are for the sandbox alone, and a real provider's are never for the sandbox."""

from config.api.errors import TokenError
from integrations.models import OAuthClient
from providers.endpoints import client_of, sandbox_client_id
from providers.spec import Provider

AT_SANDBOX = "connected at the sandbox"
AT_PROVIDER = "connected at the real provider"


def check_origin(client: OAuthClient, provider: Provider) -> None:
    """Raise for a token that would be sent to somebody else than who gave it."""
    if is_astray(client, provider):
        reason = AT_SANDBOX if is_of_sandbox(client, provider) else AT_PROVIDER
        text = f"This account was {reason}; connect again"
        raise TokenError(text, provider=provider.slug, reason=reason)


def is_astray(client: OAuthClient, provider: Provider) -> bool:
    """Say whether the sandbox gave a token that the real provider would get now, or the other way round.

    Where the app that minted it is a partner's own, nothing tells the two apart.
    """
    if client.app_id is not None:
        return False
    current = client_of(provider)
    at_sandbox = current is not None and current.client_id == sandbox_client_id(provider)
    return is_of_sandbox(client, provider) != at_sandbox


def is_of_sandbox(client: OAuthClient, provider: Provider) -> bool:
    return client.client_id == sandbox_client_id(provider)
