"""Providers by the name people know."""

from collections.abc import Iterable

from integrations.models import Integration
from providers.oauth_apps import client_of
from providers.registry import name_of, providers
from providers.spec import Provider


def named(integrations: Iterable[Integration]) -> None:
    """Give integrations the name of their provider; one that is no longer served keeps its slug."""
    for integration in integrations:
        integration.provider_name = name_of(integration.provider)


def connectable() -> dict[str, Provider]:
    """Return the providers that this server has credentials for, by slug."""
    return {slug: each for slug, each in providers().items() if client_of(each)}
