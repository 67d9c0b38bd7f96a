"""Where a provider is reached and as which OAuth client: the definition, with the operator's settings on top."""

import os
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings

from config.generated import text
from config.secrets import keep_secret
from providers.spec import Provider


@dataclass(frozen=True)
class ClientCredentials:
    """An OAuth app at a provider."""

    client_id: str
    client_secret: str = field(repr=False)


def variable(provider: Provider, name: str) -> str:
    """Return the environment variable `PROVIDER_<NAME>_<name>` (or what `…_FILE` points at)."""
    full = f"PROVIDER_{provider.slug.upper()}_{name}"
    if path := os.environ.get(f"{full}_FILE"):
        with open(path) as file:
            return file.read().strip()
    return os.environ.get(full, "").strip()


@cache
def client_of(provider: Provider) -> ClientCredentials | None:
    """Return the operator's OAuth app, else the sandbox's where it serves, else None."""
    client_id = variable(provider, "CLIENT_ID")
    if client_id:
        return ClientCredentials(client_id, variable(provider, "CLIENT_SECRET"))
    if settings.SANDBOX_ON:
        secret = keep_secret(settings.SANDBOX_CLIENT_SECRET_FILE, text)
        return ClientCredentials(f"sandbox-{provider.slug}", secret)
    return None


@cache
def base_url(provider: Provider) -> str:
    """Return what replaces scheme and host of every URL of the provider, or an empty text."""
    if given := variable(provider, "BASE_URL"):
        return given.rstrip("/")
    served = settings.SANDBOX_ON and not variable(provider, "CLIENT_ID")
    return f"{settings.SANDBOX_URL}/{provider.slug}" if served else ""


@cache
def api_url(provider: Provider, url: str) -> str:
    """Return an API URL of the definition as the operator has it."""
    return rebased(url, variable(provider, "API_BASE_URL").rstrip("/") or base_url(provider))


@cache
def oauth_url(provider: Provider, name: str) -> str:
    """Return the `authorize`, `token` or `revoke` URL as the operator has it."""
    if given := variable(provider, f"{name.upper()}_URL"):
        return given
    oauth = provider.oauth
    if name == "revoke":
        return rebased(oauth.revocation.url, base_url(provider)) if oauth.revocation else ""
    return rebased(getattr(oauth, f"{name}_url"), base_url(provider))


def rebased(url: str, base: str) -> str:
    """Put `base` in the place of a URL's scheme and host."""
    if not base:
        return url
    parts = urlsplit(url)
    return base + parts.path + (f"?{parts.query}" if parts.query else "")


def forget() -> None:
    """Read the environment anew (tests change it)."""
    for cached in (client_of, base_url, api_url, oauth_url):
        cached.cache_clear()
