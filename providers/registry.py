"""Find every provider definition; nothing is registered by hand."""

import importlib
import pkgutil
from functools import cache

from providers import definitions
from providers.spec import Feed, Permission, Provider, Service, Tool


@cache
def providers() -> dict[str, Provider]:
    """Return every provider by slug, in alphabetical order."""
    names = sorted(module.name for module in pkgutil.iter_modules(definitions.__path__))
    modules = (importlib.import_module(f"providers.definitions.{name}") for name in names)
    return {module.PROVIDER.slug: module.PROVIDER for module in modules}


def find(slug: str) -> Provider | None:
    return providers().get(slug)


def feed(provider: Provider, slug: str) -> Feed | None:
    return next((feed for feed in provider.feeds if feed.slug == slug), None)


@cache
def tools() -> dict[str, "Offer"]:
    """Return every tool with its provider and service, by tool name."""
    return {
        tool.name: Offer(provider, service, tool)
        for provider in providers().values()
        for service in provider.services
        for tool in service.tools
    }


class Offer:
    """A tool together with the provider, service and permission it belongs to."""

    __slots__ = ("permission", "provider", "service", "tool")

    def __init__(self, provider: Provider, service: Service, tool: Tool) -> None:
        self.provider = provider
        self.service = service
        self.tool = tool
        self.permission: Permission = permissions(provider)[tool.permission]

    def __repr__(self) -> str:
        return f"<Offer {self.tool.name}>"


def permissions(provider: Provider) -> dict[str, Permission]:
    """Return a provider's permissions by id."""
    return {
        permission.id: permission
        for service in provider.services
        for permission in service.permissions
    }
