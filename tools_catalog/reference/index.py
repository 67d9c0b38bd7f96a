"""The table of all providers."""

from collections.abc import Iterable

from providers.spec import Provider
from tools_catalog.reference.markdown import code, joined, table
from tools_catalog.reference.page import GENERATED

INTRODUCTION = (
    "Each page tells how to register an OAuth app, which permissions there are, and every tool with its route, "
    "parameters and an example. [Adding a provider](../adding-a-provider.md) makes a further one."
)


def index_of(providers: Iterable[Provider]) -> str:
    """Return the page that leads to all others."""
    head = ("provider", "slug", "services", "tools")
    rows = table(head, map(row, providers))
    return joined(["# Providers", GENERATED, INTRODUCTION, rows])


def row(provider: Provider) -> tuple[str, ...]:
    """Return a provider as a row of the table."""
    services = ", ".join(service.name for service in provider.services)
    count = sum(len(service.tools) for service in provider.services)
    return f"[{provider.name}]({provider.slug}.md)", code(provider.slug), services, str(count)
