"""What the operator set for a provider: environment variables, and the definition's settings filled in."""

import re
from functools import cache, lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from config.secrets import given
from providers.spec import Provider, Setting, Tool

SOME = 2048  # URLs remembered: definitions have hundreds, but hooks may pass some with ids in them


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
