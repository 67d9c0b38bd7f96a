"""From checked arguments to the upstream request a definition describes."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from providers import next_pages, paging
from providers.filling import as_query, fill
from providers.operator_settings import headers_of
from providers.pinning import located
from providers.registry import Offer
from providers.schemas import signature_of
from providers.spec import Tool, UpstreamRequest

NO_FACTS: Mapping[str, Any] = MappingProxyType({})
WITH_QUERY = frozenset({"GET", "DELETE", "HEAD"})


def build(
    offer: Offer, arguments: dict[str, Any], facts: Mapping[str, Any] = NO_FACTS
) -> UpstreamRequest:
    """Return the request: path arguments encoded, the rest in query or body as the parameter says.

    `facts` are what is known about the connection (`Call.connection`).
    """
    if page := next_pages.followed(offer.tool, arguments):
        return following(offer, page, facts)
    method, url, placeholders = upstream_of(offer)
    places = placed(offer, arguments)
    body = body_of(offer.tool, places["body"], arguments)
    return UpstreamRequest(
        method,
        fill(located(offer.provider, url, facts), places["path"], placeholders),
        params=query_of(offer.tool, places["query"], arguments),
        json=body if body or method not in WITH_QUERY else None,
        headers=headers_of(offer.provider, offer.tool),
    )


def query_of(tool: Tool, given: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the query: what is fixed, what was given for it, and the paging."""
    query = {**tool.fixed_query, **given, **paging.query(tool, arguments)}
    kept = without_paging(tool, query, query=True)
    return {name: as_query(value) for name, value in kept.items()}


def body_of(tool: Tool, given: dict[str, Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the body: what is fixed, what was given for it, and the paging."""
    rest = without_paging(tool, given)
    return {**tool.fixed_body, **rest, **paging.body(tool, arguments)}


def following(
    offer: Offer, page: tuple[str, list[Any]], facts: Mapping[str, Any]
) -> UpstreamRequest:
    """Return the request for a next page that the provider named: at its own address, whatever it said."""
    path, query = page
    base = located(offer.provider, offer.service.base_url, facts).rstrip("/")
    headers = headers_of(offer.provider, offer.tool)
    return UpstreamRequest("GET", base + path, params=dict(query), headers=headers)


def placed(offer: Offer, arguments: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Sort arguments under their upstream names into path, query and body."""
    places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "body": {}}
    for name, place, target in layout(offer):
        if name in arguments:
            places[place][target] = arguments[name]
    return places


@cache
def layout(offer: Offer) -> tuple[tuple[str, str, str], ...]:
    """Return for each parameter that is sent its name, where it goes, and the provider's name for it."""
    method, _, placeholders = upstream_of(offer)
    default_place = "query" if method in WITH_QUERY else "body"
    return tuple(
        (name, "path" if target in placeholders else param.where or default_place, target)
        for name, param in signature_of(offer.tool).params.items()
        if (target := param.upstream_name)
    )


def without_paging(tool: Tool, values: dict[str, Any], query: bool = False) -> dict[str, Any]:
    """Drop our own names of limit and cursor: paging sends them under the provider's."""
    if tool.page is None or not values:
        return values
    ours = {tool.page.limit_name, tool.page.cursor_name}
    theirs = {tool.page.limit_param, tool.page.cursor_param} if query else set()
    return {name: value for name, value in values.items() if name not in ours - theirs}


@cache
def upstream_of(offer: Offer) -> tuple[str, str, frozenset[str]]:
    """Return method, URL template and the placeholders that arguments fill, as the definition has them."""
    method, _, path = offer.tool.upstream.partition(" ")
    is_whole = "://" in path or path.startswith("{")  # the connection may know the host
    url = path if is_whole else offer.service.base_url.rstrip("/") + path
    names = frozenset(
        part.partition("{")[2].partition("}")[0].rstrip("+")
        for part in path.split("/")
        if "{" in part
    )
    return method, url, names - set(offer.provider.pinned)
