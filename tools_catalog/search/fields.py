"""The words by which a tool is found, and how much each says about it."""

from collections import defaultdict

from providers.registry import Offer
from providers.schemas import all_params
from tools_catalog.search.words import SILENT, words

NAME, OTHER_NAME, PLACE, DESCRIPTION, PERMISSION, PARAMETER = 3.0, 1.5, 1.5, 1.2, 0.6, 0.2

CHANGING = {"POST": 0.97, "PUT": 0.95, "PATCH": 0.95, "DELETE": 0.92}


def name_weights(offer: Offer) -> dict[str, float]:
    """Return the words of a tool's names."""
    others = [(name, OTHER_NAME) for name in offer.tool.other_names]
    return weighed([(offer.tool.name, NAME), *others])


def all_weights(offer: Offer) -> dict[str, float]:
    """Return the words of everything that is told about a tool."""
    tool, service, provider = offer.tool, offer.service, offer.provider
    place = f"{service.slug} {service.name} {provider.slug} {provider.name}"
    parameters = " ".join(param.name for param in all_params(tool))
    told = weighed(
        [
            (place, PLACE),
            (tool.description, DESCRIPTION),
            (tool.permission, PERMISSION),
            (parameters, PARAMETER),
        ]
    )
    return added(name_weights(offer), told)


def weighed(texts: list[tuple[str, float]]) -> dict[str, float]:
    """Add up what the words of texts weigh; within one text a word counts once."""
    found: dict[str, float] = defaultdict(float)
    for text, weight in texts:
        for word in set(words(text)) - SILENT:
            found[word] += weight
    return dict(found)


def added(one: dict[str, float], other: dict[str, float]) -> dict[str, float]:
    return {word: one.get(word, 0.0) + other.get(word, 0.0) for word in one.keys() | other.keys()}


def readiness(offer: Offer) -> float:
    """Return how readily a tool is offered where nothing else decides: what changes least comes first."""
    method = offer.tool.route.partition(" ")[0]
    if offer.tool.is_read:
        return 1.0 if {"list", "search"} & set(words(offer.tool.name)) else 0.98
    return CHANGING.get(method, 0.96)
