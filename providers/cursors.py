"""Where a list goes on: the cursor of its next page, in each of the ways in which providers tell it."""

from collections.abc import Mapping
from typing import Any

from providers import next_pages
from providers.members import dig
from providers.registry import Offer
from providers.spec import Page, UpstreamAnswer


def next_cursor(
    offer: Offer,
    answer: UpstreamAnswer,
    items: Any,
    arguments: Mapping[str, Any],
    facts: Mapping[str, Any],
) -> str | None:
    """Return the cursor of the page that follows, or None at the end of the list."""
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
    return in_body(page, answer.body)


def in_body(page: Page, body: Any) -> str | None:
    """Return the cursor that the answer names, or the number of its next page."""
    if page.has_more and dig(body, page.has_more) is not True:
        return None
    found = dig(body, page.next_cursor) if page.next_cursor else None
    if page.last_page:
        return page_after(found, dig(body, page.last_page))
    return str(found) if found else None


def after_last(page: Page, items: Any, arguments: Mapping[str, Any]) -> str | None:
    """Return the mark of the last item while pages come full: only an empty page shows the end."""
    return str(dig(items[-1], page.last_item)) if is_full(page, items, arguments) else None


def is_full(page: Page, items: Any, arguments: Mapping[str, Any]) -> bool:
    """Say whether as many items came as were asked for."""
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
