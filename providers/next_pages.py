"""Where a provider says the next page is. Of its URL only path and query travel, in a cursor that we sign."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core import signing
from requests.utils import parse_header_links

from config.api.errors import Invalid
from providers.operator_settings import with_settings
from providers.pinning import located
from providers.registry import Offer
from providers.spec import Tool

SALT = "patchbay.cursor"


def in_header(tool: Tool, header: str) -> str | None:
    """Return a cursor with the query of rel=next: only what the provider itself said comes back to it."""
    for link in parse_header_links(header) if header else []:
        if link.get("rel") == "next":
            return signed(tool, query_of(link["url"]))
    return None


def query_in(tool: Tool, cursor: str) -> dict[str, Any]:
    """Return the query a cursor of ours holds; anything else is a 400."""
    return dict(unsigned(tool, cursor))


def in_answer(offer: Offer, url: str | None, facts: Mapping[str, Any]) -> str | None:
    """Return a cursor with path and query of a URL the answer names; a foreign host is a ValueError."""
    if not url:
        return None
    return signed(offer.tool, [tail(offer, url, facts), query_of(url)])


def tail(offer: Offer, url: str, facts: Mapping[str, Any]) -> str:
    """Return a URL's path below the service's base URL, as the definition or the operator has that."""
    parts = urlsplit(url)
    for ours in map(urlsplit, bases(offer, facts)):
        is_ours = not parts.netloc or (parts.scheme, parts.netloc) == (ours.scheme, ours.netloc)
        if is_ours and parts.path.startswith(f"{ours.path}/") and "/.." not in unquote(parts.path):
            return parts.path.removeprefix(ours.path)
    raise ValueError("the next page is not at the provider's own address")


def bases(offer: Offer, facts: Mapping[str, Any]) -> tuple[str, str]:
    """Return the base URL as it is called, and as the provider knows it (a path alone, if its host varies)."""
    base = with_settings(offer.provider, offer.service.base_url)
    known = base.partition("}")[2] if base.startswith("{") else base
    return located(offer.provider, base, facts), known


def followed(tool: Tool, arguments: Mapping[str, Any]) -> tuple[str, list[Any]] | None:
    """Return path (below the base URL) and query of the page that the caller's cursor names, if it does."""
    page = tool.page
    cursor = arguments.get(page.cursor_name) if page is not None and page.next_url else None
    return tuple(unsigned(tool, cursor)) if cursor else None


def query_of(url: str) -> list[tuple[str, str]]:
    """Return the query of a URL, members without a value included."""
    return parse_qsl(urlsplit(url).query, keep_blank_values=True)


def signed(tool: Tool, value: Any) -> str:
    """Return a cursor that only we can have made, and only for this tool."""
    return signing.dumps(value, salt=f"{SALT}.{tool.name}", compress=True)


def unsigned(tool: Tool, cursor: str) -> Any:
    """Return what a cursor holds; Invalid where it is not one of this tool's."""
    try:
        return signing.loads(cursor, salt=f"{SALT}.{tool.name}")
    except (signing.BadSignature, ValueError) as exc:
        name = tool.page.cursor_name
        raise Invalid(
            f"{name} is not a cursor of {tool.name}", fields={name: ["Unknown cursor."]}
        ) from exc
