"""Pages of provider lists: our limit and cursor to theirs, and their next page to `next_cursor`."""

from collections.abc import Mapping
from typing import Any

from providers import next_pages
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
    """Return the list in our shape and its next cursor (None at the end)."""
    page = offer.tool.page
    items = dig(answer.body, page.items) if page.items else answer.body
    following = next_cursor(offer, answer, items, arguments, facts)
    if page.key is None:
        return items if not page.items else items or [], following
    return {**beside(page, answer.body), page.key: items or [], "next_cursor": following}, following


def beside(page: Page, body: Any) -> dict[str, Any]:
    """Return what stands beside the list and its paging."""
    rest = body if isinstance(body, dict) else {}
    hidden = {page.items.split(".")[0], page.next_cursor.split(".")[0], page.next_url}
    return {name: value for name, value in rest.items() if name not in hidden}


def next_cursor(
    offer: Offer,
    answer: UpstreamAnswer,
    items: Any,
    arguments: Mapping[str, Any],
    facts: Mapping[str, Any],
) -> str | None:
    page: Page = offer.tool.page
    if any(name in arguments for name in page.not_with):
        return None
    if page.link_header:
        return next_pages.in_header(offer.tool, answer.headers.get("Link", ""))
    if page.next_url:
        return next_pages.in_answer(offer, dig(answer.body, page.next_url), facts)
    if page.last_item:
        return after_last(page, items, arguments)
    if page.is_counted:
        return offset_after(page, answer.body, items, arguments)
    if page.has_more and dig(answer.body, page.has_more) is not True:
        return None
    found = dig(answer.body, page.next_cursor) if page.next_cursor else None
    if page.last_page:
        return page_after(found, dig(answer.body, page.last_page))
    return str(found) if found else None


def after_last(page: Page, items: Any, arguments: Mapping[str, Any]) -> str | None:
    """Return the mark of the last item while pages come full: only an empty page shows the end."""
    return str(dig(items[-1], page.last_item)) if is_full(page, items, arguments) else None


def is_full(page: Page, items: Any, arguments: Mapping[str, Any]) -> bool:
    return bool(items) and len(items) >= arguments.get(page.limit_name, page.default)


def offset_after(page: Page, body: Any, items: Any, arguments: Mapping[str, Any]) -> str | None:
    """Return how many items came so far, for lists that are paged by offset."""
    if not items or (page.is_last and dig(body, page.is_last) is not False):
        return None
    if page.while_full and not is_full(page, items, arguments):
        return None
    so_far = int(arguments.get(page.cursor_name) or 0) + len(items)
    return str(so_far) if not page.total or so_far < int(dig(body, page.total) or 0) else None


def page_after(current: Any, last: Any) -> str | None:
    """Return the number of the page that follows, for lists that are paged by number."""
    is_numbered = isinstance(current, int) and isinstance(last, int)
    return str(current + 1) if is_numbered and current < last else None


def dig(body: Any, path: str) -> Any:
    """Return the member of that name (which may hold dots), else the one at that dotted path, or None."""
    if isinstance(body, dict) and path in body:
        return body[path]
    for name in path.split("."):
        if not isinstance(body, dict):
            return None
        body = body.get(name)
    return body
