"""Where a provider is reached and as which OAuth client: the definition, with the operator's settings on top."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.api.errors import Invalid
from config.generated import text
from config.secrets import given, keep_secret
from providers.spec import Provider, Setting, Tool

SOME = 2048  # URLs remembered: definitions have hundreds, but hooks may pass some with ids in them


@dataclass(frozen=True)
class ClientCredentials:
    """An OAuth app at a provider."""

    client_id: str
    client_secret: str = field(repr=False)


def variable_name(provider: Provider, name: str) -> str:
    """Return the name of an environment variable of a provider."""
    return f"PROVIDER_{provider.slug.upper()}_{name}"


def webhook_secret_name(provider: Provider) -> str:
    """Return the name of the environment variable with what a provider signs its deliveries with."""
    return f"WEBHOOK_SECRET_{provider.slug.upper()}"


def variable(provider: Provider, name: str) -> str:
    """Return the environment variable `PROVIDER_<NAME>_<name>` (or what `…_FILE` points at).

    None of them is meant for the sandbox of test mode: the operator's values are for the real provider.
    """
    if not provider.live:
        return ""
    return given(variable_name(provider, name)).strip()


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


def is_sandboxed(provider: Provider) -> bool:
    """Say whether the sandbox plays this provider: in test mode, and on one's own machine for want of an OAuth app.

    In public nobody's real connections are played: a provider without an app is not configured there.
    """
    stands_in = settings.PUBLIC_IS_LOOPBACK and not variable(provider, "CLIENT_ID")
    return settings.SANDBOX_ON and (stands_in or not provider.live)


@cache
def setting(provider: Provider, setting: Setting) -> str:
    """Return the operator's value of a setting, or its default."""
    default = (is_sandboxed(provider) and setting.played) or setting.default
    value = variable(provider, setting.name.upper()) or default
    if not re.fullmatch(setting.pattern, value):
        name = variable_name(provider, setting.name.upper())
        raise ImproperlyConfigured(f"{name} has no valid value: {setting.description}")
    return value


@lru_cache(SOME)
def with_settings(provider: Provider, text: str) -> str:
    """Fill the operator's settings into a URL or header of the definition."""
    for each in provider.settings:
        text = text.replace(f"{{{each.name}}}", setting(provider, each))
    return text


def headers_of(provider: Provider, tool: Tool | None = None) -> dict[str, str]:
    """Return the headers that every request to the provider (for this tool) carries."""
    headers = {**provider.headers, **(tool.headers if tool else {})}
    return {name: with_settings(provider, value) for name, value in headers.items()}


@cache
def base_url(provider: Provider) -> str:
    """Return what replaces scheme and host of every URL of the provider, or an empty text."""
    if given := variable(provider, "BASE_URL"):
        return given.rstrip("/")
    # In test mode also while the sandbox is off: its tokens must find nobody rather than the provider.
    is_played = is_sandboxed(provider) or not provider.live
    return f"{settings.SANDBOX_URL}/{provider.slug}" if is_played else ""


@cache
def api_base_url(provider: Provider) -> str:
    """Return what replaces scheme and host of the API's URLs, or an empty text."""
    return variable(provider, "API_BASE_URL").rstrip("/") or base_url(provider)


@lru_cache(SOME)
def api_url(provider: Provider, url: str) -> str:
    """Return an API URL of the definition as the operator has it; facts of a connection stay as `{name}`."""
    return rebased(with_settings(provider, url), api_base_url(provider))


@cache
def oauth_url(provider: Provider, name: str) -> str:
    """Return the `authorize`, `token` or `revoke` URL as the operator has it."""
    if given := variable(provider, f"{name.upper()}_URL"):
        return given
    oauth = provider.oauth
    if name == "revoke" and oauth.revocation is None:
        return ""
    url = oauth.revocation.url if name == "revoke" else getattr(oauth, f"{name}_url")
    base = consent_base_url(provider) if name == "authorize" else base_url(provider)
    return rebased(with_settings(provider, url), base)


def consent_base_url(provider: Provider) -> str:
    """Return the same for the page that people open: they may find the sandbox at another address than we do."""
    base, public = base_url(provider), settings.SANDBOX_PUBLIC_URL
    is_sandbox = base.startswith(f"{settings.SANDBOX_URL}/")
    return public + base.removeprefix(settings.SANDBOX_URL) if public and is_sandbox else base


def rebased(url: str, base: str) -> str:
    """Put `base` in the place of a URL's scheme and host, which may still be a `{name}`."""
    if not base:
        return url
    if url.startswith("{"):
        return base + url.partition("}")[2]
    parts = urlsplit(url)
    return base + parts.path + (f"?{parts.query}" if parts.query else "")


def forget() -> None:
    """Read the environment anew (tests change it)."""
    for cached in (
        client_of,
        app_token_set,
        setting,
        with_settings,
        base_url,
        api_base_url,
        api_url,
        oauth_url,
    ):
        cached.cache_clear()
