"""The names of all that a tool can send, whether its example does or not."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from providers.building import build
from providers.registry import Offer
from providers.schemas import signature_of
from providers.spec import Tool, UpstreamRequest
from tests.descriptions import graphql
from tests.descriptions.agreement import UNKNOWN, types_of
from tests.descriptions.bodies import alternatives, is_open
from tests.descriptions.operations import Found, describing
from tests.providers.recorded_call import FOLDER, sample


def unknown_parameters(offer: Offer) -> list[str]:
    """Return the parameters that none of the descriptions of the tool's operation knows."""
    slug, request = offer.provider.slug, with_everything(offer)
    if types := types_of(slug):
        known = graphql.names_taken(types, request.json["query"])
        return cannot_be_sent(set(request.json) - {"query"} - known)
    path = urlsplit(request.url).path
    found = describing(slug, request.method, path)
    if not found:
        return [f"{request.method} {path}: {UNKNOWN}"]
    unknown = set(request.params).difference(*(each.operation["query"] for each in found))
    if not any(takes_anything(each) for each in found):
        unknown |= set(request.json or ()).difference(*map(members_of, found))
    return cannot_be_sent(unknown)


def cannot_be_sent(names: set[str]) -> list[str]:
    return [f"no parameter {name}" for name in sorted(names)]


def with_everything(offer: Offer) -> UpstreamRequest:
    """Build a tool's request, before its hook, with every parameter given."""
    arguments = {
        name: "1" for name in signature_of(offer.tool).params if name != follows(offer.tool)
    }
    return build(offer, arguments, facts_of(offer.provider.slug))


def follows(tool: Tool) -> str:
    """Return the parameter with an address that a page before has named, if the tool has it."""
    page = tool.page
    return page.cursor_name if page and (page.link_header or page.next_url) else ""


def facts_of(slug: str) -> dict[str, Any]:
    has_facts = Path(FOLDER, slug, "samples", "connection.json").exists()
    return sample(slug, "connection") if has_facts else {}


def takes_anything(found: Found) -> bool:
    body = found.operation["body"]
    return body is not None and any(map(is_open, alternatives(body, found.schemas)))


def members_of(found: Found) -> set[str]:
    """Return the names of the members that a body may have."""
    shapes = alternatives(found.operation["body"] or {}, found.schemas)
    return {name for shape in shapes for name in shape.get("properties", ())}
