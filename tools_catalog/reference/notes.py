"""What to know about a provider beside its tools."""

from collections.abc import Iterable

from providers.spec import Provider
from tools_catalog.reference.markdown import bullets, joined, prose


def oddities(provider: Provider) -> str:
    """Return what is peculiar to the provider."""
    return section("Good to know", provider.guide.oddities if provider.guide else ())


def unverified(provider: Provider) -> str:
    """Return what no document of the vendor confirms."""
    return section("Not confirmed", provider.guide.unverified if provider.guide else (), DOUBT)


DOUBT = "What no document of the vendor says for sure:"


def section(heading: str, entries: Iterable[str], opening: str = "") -> str:
    """Return a list under a heading, or nothing where the list is empty."""
    listed = bullets(map(prose, entries))
    return joined([f"## {heading}", opening, listed]).rstrip() if listed else ""
