"""Hosts and ids that come from outside and stand in URLs: kept and followed only if they fit their pattern."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from config.api.errors import ApiError, ProviderError
from config.api.parser import MAX_DEPTH, check_value
from providers.endpoints import api_base_url, api_url
from providers.spec import Provider


class StrangeFact(ValueError):
    """A fact of a connection that is missing, or that the definition's pattern does not admit."""


class Facts(dict[str, Any]):
    """What is known about a connection. Made before a definition asked for more, it is told to be made anew."""

    def __missing__(self, name: str) -> Any:
        raise StrangeFact(f"{name} of this connection is not known")


def check(provider: Provider, facts: Mapping[str, Any]) -> None:
    """Raise StrangeFact unless every pinned fact is there and fits, and all can be kept."""
    if not can_be_kept(facts):
        raise StrangeFact(f"{provider.slug} told what no database takes")
    for name in provider.pinned:
        pinned(provider, name, facts)


def admitted(provider: Provider, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts without those that are pinned and do not fit, or that cannot be kept."""
    return {
        name: value
        for name, value in facts.items()
        if fits(provider.pinned.get(name), value) and can_be_kept(value)
    }


def can_be_kept(value: Any) -> bool:
    """Say whether a database takes this value."""
    try:
        check_value(value, MAX_DEPTH)
    except ApiError:
        return False
    return True


def fits(pattern: str | None, value: Any) -> bool:
    """Say whether a fact has the form that its provider pins it to."""
    if pattern is None:
        return True
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def pinned(provider: Provider, name: str, facts: Mapping[str, Any]) -> str:
    """Return a fact that may stand in a URL; StrangeFact where it may not."""
    value = facts.get(name)
    if not fits(provider.pinned[name], value):
        raise StrangeFact(f"{name} of {provider.slug} is missing or not one of its own")
    return value


def located(provider: Provider, url: str, facts: Mapping[str, Any]) -> str:
    """Return a URL of the definition as it is called: operator's replacements and the connection's facts in place."""
    url = api_url(provider, url)
    for name in provider.pinned:
        if f"{{{name}}}" in url:
            url = url.replace(f"{{{name}}}", pinned(provider, name, facts))
    return url


def is_outside(provider: Provider) -> bool:
    """Say whether the provider's hosts come from outside: only public addresses may be called then."""
    return varies(provider) and not api_base_url(provider)


@cache
def varies(provider: Provider) -> bool:
    """Say whether connections have hosts of their own."""
    return any(service.base_url.startswith("{") for service in provider.services)


def check_outside(provider: Provider, pattern: str, url: str) -> bool:
    """Check a URL that an answer gave us; say whether its host is outside (not the operator's)."""
    base = api_base_url(provider)
    if base and str(url).startswith(f"{base}/"):
        return False
    if not provider.live or not fits(provider.outside[pattern], url):
        raise ProviderError(
            f"{provider.name} pointed to an address that is not its own",
            source="provider",
            provider=provider.slug,
        )
    return True
