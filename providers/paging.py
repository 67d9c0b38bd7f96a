"""Pages of provider lists: our limit and cursor to theirs, and their next page to `next_cursor`."""

from collections.abc import Mapping
from typing import Any

from providers import next_pages
from providers.cursors import next_cursor
from providers.members import dig
from providers.registry import Offer
from providers.spec import Page, Tool, UpstreamAnswer


def query(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paging parameters of the upstream query."""
    page = tool.page
    return {} if page is None or page.in_body else asked(tool, page, arguments)


def body(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paging parameters of the upstream body."""
    page = tool.page
    return asked(tool, page, arguments) if page is not None and page.in_body else {}


def asked(tool: Tool, page: Page, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the limit and the cursor that were given, under the provider's names."""
    found: dict[str, Any] = {}
    if page.limit_param and page.limit_name in arguments:
        found[page.limit_param] = arguments[page.limit_name]
    if cursor := arguments.get(page.cursor_name):
        if page.link_header:
            return found | next_pages.query_in(tool, cursor)
        found[page.cursor_param] = cursor
    return found


def unwrap(
    offer: Offer, answer: UpstreamAnswer, arguments: Mapping[str, Any], facts: Mapping[str, Any]
) -> tuple[Any, str | None]:
    """Return the list in our shape and its next cursor (None at the end); TypeError where there is no list."""
    page = offer.tool.page
    items = items_in(page, answer.body)
    following = next_cursor(offer, answer, items, arguments, facts)
    if page.key is None:
        return items, following
    return {**beside(page, answer.body), page.key: items, "next_cursor": following}, following


def items_in(page: Page, body: Any) -> list[Any]:
    """Return the list in an answer; where it may be left out when empty, the answer around it may not."""
    if page.items and not isinstance(body, dict):
        raise TypeError("the answer is no object")
    items = (dig(body, page.items) or []) if page.items else body
    if not isinstance(items, list):
        raise TypeError("the answer holds no list")
    return items


def beside(page: Page, body: Any) -> dict[str, Any]:
    """Return what stands beside the list and its paging."""
    rest = body if isinstance(body, dict) else {}
    hidden = {page.items.split(".")[0], page.next_cursor.split(".")[0], page.next_url}
    return {name: value for name, value in rest.items() if name not in hidden}
