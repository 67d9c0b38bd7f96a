"""The section of one service: its tools with route, parameters and an example."""

from functools import lru_cache

from providers.registry import Offer
from tools_catalog.reference import parameters
from tools_catalog.reference.markdown import bullets, code, joined
from tools_catalog.reference.tool import also_needed, notes, route
from tools_catalog.skills.caller import Caller


def section_of(offers: list[Offer], caller: Caller) -> str:
    """Return the section of a service with those of its tools that can be called."""
    provider, service = offers[0].provider, offers[0].service
    opening = f"The service {code(service.slug)} of the provider {code(provider.slug)}."
    tools = (described(offer, caller) for offer in offers)
    return joined([f"# {heading(offers[0])}", opening, *tools]).rstrip()


def heading(offer: Offer) -> str:
    """Return the name of a section: clients find it by how it begins, or by any part of it."""
    provider, service = offer.provider, offer.service
    if len(provider.services) == 1:
        return provider.name
    return f"{provider.name} ({service.name})"


@lru_cache(maxsize=2048)
def described(offer: Offer, caller: Caller) -> str:
    """Return one tool. It is the same for every account, and so may be kept."""
    tool = offer.tool
    facts = [
        f"Permission: {code(tool.permission)}{also_needed(tool)}",
        *notes(tool),
    ]
    return joined(
        [
            f"## {tool.name}",
            tool.description,
            code(route(canonical(tool.route))),
            bullets(facts),
            parameters.listed(tool),
            f"```sh\n{caller.example(offer)}\n```",
        ]
    ).rstrip()


def canonical(spelled: str) -> tuple[str, str]:
    """Return method and path of a route, placeholders spelled like the parameters they take."""
    method, _, path = spelled.partition(" ")
    return method, path.replace("+}", "}")
