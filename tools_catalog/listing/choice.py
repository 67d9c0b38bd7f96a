"""Which tools a list is about: all, those of a provider, those of a service."""

from collections.abc import Mapping

from config.api.errors import Invalid
from providers.coercion import FALSE, TRUE
from providers.registry import Offer, offered

WORDS = "Must be true or false."


def every() -> list[Offer]:
    """Return all tools, in the order in which the definitions declare them, our own at the end."""
    return list(offered().values())


def of_provider(slug: str) -> list[Offer]:
    """Return the tools of a provider; none for a provider that is not known."""
    return [offer for offer in every() if offer.provider.slug == slug.lower()]


def of_service(slug: str) -> list[Offer]:
    """Return the tools of a service, of every provider that has one of that name."""
    return [offer for offer in every() if offer.service.slug == slug.lower()]


def wants_all(query: Mapping[str, str]) -> bool:
    """Read `all` from a query string: whether tools count that are not connected; 400 for other words."""
    said = query.get("all", "").lower()
    if said and said not in TRUE | FALSE:
        raise Invalid(f"all: {WORDS}", fields={"all": [WORDS]})
    return said in TRUE
