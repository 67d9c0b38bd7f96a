"""As which OAuth client a provider is asked: the operator's app, or the sandbox's where it stands in."""

from dataclasses import dataclass, field
from functools import cache

from django.conf import settings

from config.api.errors import Invalid
from config.generated import text
from config.secrets import keep_secret
from providers.operator_settings import is_sandboxed, variable, variable_name
from providers.spec import Provider


@dataclass(frozen=True)
class ClientCredentials:
    """An OAuth app at a provider."""

    client_id: str
    client_secret: str = field(repr=False)


@cache
def client_of(provider: Provider) -> ClientCredentials | None:
    """Return the operator's OAuth app, else the sandbox's where it serves, else None."""
    client_id = variable(provider, "CLIENT_ID")
    if client_id:
        return ClientCredentials(client_id, variable(provider, "CLIENT_SECRET"))
    if is_sandboxed(provider):
        secret = keep_secret(settings.SANDBOX_CLIENT_SECRET_FILE, text)
        return ClientCredentials(sandbox_client_id(provider), secret)
    return None


def sandbox_client_id(provider: Provider) -> str:
    """Return the id of the OAuth app that the sandbox knows; no provider gives out such a one."""
    return f"sandbox-{provider.slug}"


def is_played(provider: Provider) -> bool:
    """Say whether the sandbox stands in the provider's place: people consent there, and calls go there."""
    current = client_of(provider)
    return current is not None and current.client_id == sandbox_client_id(provider)


def app_token(provider: Provider) -> str:
    """Return the app's own token; a 400 where there is none."""
    if token := app_token_set(provider):
        return token
    missing = variable_name(provider, provider.app_token.setting)
    raise Invalid(f"{provider.name} is not configured on this server: {missing}")


@cache
def app_token_set(provider: Provider) -> str:
    """Return the app's own token, the sandbox's where it serves, or an empty text."""
    if given := variable(provider, provider.app_token.setting):
        return given
    return keep_secret(settings.SANDBOX_CLIENT_SECRET_FILE, text) if is_sandboxed(provider) else ""
