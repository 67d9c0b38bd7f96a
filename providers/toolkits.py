"""Toolkits: the parts of providers as the apps API names them, each with a slug of its own.

A toolkit is one service of one provider (`gmail`), or a whole provider (`github`), as its services say.
"""

from dataclasses import dataclass
from functools import cache

from providers.registry import Offer, providers
from providers.spec import Permission, Provider, Service

# What is shown to those who do not search, in this order.
CURATED = (
    "gmail",
    "google-calendar",
    "slack",
    "google-sheets",
    "notion",
    "github",
    "hubspot",
    "outlook",
    "google-drive",
    "discord",
)


@dataclass(frozen=True, eq=False)  # there is one of each: compared and hashed by identity
class Toolkit:
    """Services of one provider under one slug."""

    slug: str
    name: str
    provider: Provider
    services: tuple[Service, ...]

    @property
    def is_curated(self) -> bool:
        return self.slug in CURATED

    @property
    def permissions(self) -> tuple[Permission, ...]:
        return tuple(each for service in self.services for each in service.permissions)

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Return its tools, in the order of their definition."""
        return tuple(
            Offer(self.provider, service, tool)
            for service in self.services
            for tool in service.tools
        )


@cache
def toolkits() -> dict[str, Toolkit]:
    """Return every toolkit by slug, in alphabetical order."""
    found = [each for provider in providers().values() for each in toolkits_of(provider)]
    return {toolkit.slug: toolkit for toolkit in sorted(found, key=lambda each: each.slug)}


def find_toolkit(slug: str) -> Toolkit | None:
    return toolkits().get(slug)


@cache
def toolkits_of(provider: Provider) -> tuple[Toolkit, ...]:
    """Return a provider's toolkits; services without a slug for one are under the provider's own."""
    services: dict[str, list[Service]] = {}
    for service in provider.services:
        services.setdefault(service.toolkit or provider.slug, []).append(service)
    return tuple(
        Toolkit(slug, name_of(provider, slug, members), provider, tuple(members))
        for slug, members in services.items()
    )


def name_of(provider: Provider, slug: str, members: list[Service]) -> str:
    """Return the name of the whole provider, or the slug as people write it: as a service does, if one does."""
    if slug == provider.slug:
        return provider.name
    in_words = slug.replace("-", " ").title()
    names = (service.name for service in members)
    return next((name for name in names if squeezed(name) == squeezed(in_words)), in_words)


def squeezed(name: str) -> str:
    return name.replace(" ", "").lower()


def curated() -> list[Toolkit]:
    return [toolkits()[slug] for slug in CURATED]
