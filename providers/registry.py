"""Find every provider definition; nothing is registered by hand."""

import importlib
import pkgutil
from collections.abc import Iterable
from functools import cache

from providers import definitions
from providers.own import OWN
from providers.own.spec import Own
from providers.spec import Feed, Permission, Provider, Service, Tool


@cache
def providers() -> dict[str, Provider]:
    """Return every provider by slug, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(definitions.__path__))
    modules = (importlib.import_module(f"providers.definitions.{name}") for name in names)
    return {module.PROVIDER.slug: module.PROVIDER for module in modules}


def find(slug: str) -> Provider | None:
    return providers().get(slug)


def name_of(slug: str) -> str:
    """Return a provider's name; one that is no longer served keeps its slug."""
    provider = find(slug)
    return provider.name if provider else slug


def feed(provider: Provider, slug: str) -> Feed | None:
    return next((feed for feed in provider.feeds if feed.slug == slug), None)


@cache
def tools() -> dict[str, "Offer"]:
    """Return every tool with its provider and service, by tool name."""
    return tools_of(providers().values())


@cache
def own_tools() -> dict[str, "Offer"]:
    """Return what this server does itself, by tool name: such a tool's `provider` is the part that does it."""
    return tools_of(OWN)


@cache
def offered() -> dict[str, "Offer"]:
    """Return all that an agent can be offered: the providers' tools, then our own."""
    return tools() | own_tools()


def tools_of(parts: Iterable[Provider | Own]) -> dict[str, "Offer"]:
    return {
        tool.name: Offer(part, service, tool)
        for part in parts
        for service in part.services
        for tool in service.tools
    }


class Offer:
    """A tool together with the provider, service and permission it belongs to."""

    __slots__ = ("permission", "provider", "service", "tool")

    def __init__(self, provider: Provider | Own, service: Service, tool: Tool) -> None:
        self.provider = provider
        self.service = service
        self.tool = tool
        self.permission: Permission = permissions(provider)[tool.permission]

    def __repr__(self) -> str:
        return f"<Offer {self.tool.name}>"

    @property
    def is_own(self) -> bool:
        """Say whether this server does it itself: no connection is needed."""
        return isinstance(self.provider, Own)


def permissions(provider: Provider | Own) -> dict[str, Permission]:
    """Return a provider's permissions by id."""
    return {
        permission.id: permission
        for service in provider.services
        for permission in service.permissions
    }
