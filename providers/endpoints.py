"""Where a provider is reached: the definition's URLs, with the operator's settings on top."""

from functools import cache, lru_cache
from urllib.parse import urlsplit

from django.conf import settings

from providers import oauth_apps, operator_settings
from providers.operator_settings import SOME, is_sandboxed, variable, with_settings
from providers.spec import Provider


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


CACHED = (
    oauth_apps.client_of,
    oauth_apps.app_token_set,
    operator_settings.setting,
    operator_settings.with_settings,
    base_url,
    api_base_url,
    api_url,
    oauth_url,
)


def forget() -> None:
    """Read the environment anew (tests change it)."""
    for cached in CACHED:
        cached.cache_clear()
