"""From checked arguments to the upstream request a definition describes."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.parse import quote

from config.api.errors import Invalid
from providers import next_pages, paging
from providers.endpoints import headers_of
from providers.pinning import located
from providers.registry import Offer
from providers.schemas import signature_of
from providers.spec import UpstreamRequest

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
    tool = offer.tool
    method, url, placeholders = upstream_of(offer)
    places = placed(offer, arguments)
    query = {**tool.fixed_query, **places["query"], **paging.query(tool, arguments)}
    body = {
        **tool.fixed_body,
        **without_paging(tool, places["body"]),
        **paging.body(tool, arguments),
    }
    return UpstreamRequest(
        method,
        fill(located(offer.provider, url, facts), places["path"], placeholders),
        params={
            name: as_query(value) for name, value in without_paging(tool, query, query=True).items()
        },
        json=body if body or method not in WITH_QUERY else None,
        headers=headers_of(offer.provider, tool),
    )


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
    method, _, placeholders = upstream_of(offer)
    places: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "body": {}}
    default_place = "query" if method in WITH_QUERY else "body"
    for name, param in signature_of(offer.tool).params.items():
        if name in arguments and (target := param.upstream_name):
            place = "path" if target in placeholders else param.where or default_place
            places[place][target] = arguments[name]
    return places


def without_paging(tool, values: dict[str, Any], query: bool = False) -> dict[str, Any]:
    """Drop our own names of limit and cursor: paging sends them under the provider's."""
    if tool.page is None:
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


def fill(template: str, values: dict[str, Any], names: frozenset[str]) -> str:
    """Put encoded arguments into the template; a name ending in `+` may hold slashes, or nothing."""
    for name in names:
        text, tail = str(values.get(name, "")), f"{{{name}+}}"
        if tail in template:
            template = template.replace(tail, segments(name, text))
        else:
            template = template.replace(f"{{{name}}}", segment(name, text))
    return template


def segments(name: str, text: str) -> str:
    """Encode a path that may hold slashes; an empty one is the folder itself."""
    return "/".join(segment(name, part) for part in text.split("/")) if text else ""


def segment(name: str, text: str) -> str:
    """Encode one path segment. `.` and `..` are refused: HTTP clients climb with them, even encoded."""
    if text in {"", ".", ".."}:
        raise Invalid(
            f"{name}: {text!r} cannot stand in a path", fields={name: ["Not a valid id."]}
        )
    return quote(text, safe="")


def as_query(value: Any) -> Any:
    """Write booleans as providers do; lists repeat the name."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return [as_query(item) for item in value]
    return value
