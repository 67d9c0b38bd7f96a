"""Pages of provider lists: our limit and cursor to theirs, and their next page to `next_cursor`."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.core import signing
from requests.utils import parse_header_links

from config.api.errors import Invalid
from providers.spec import Page, Tool, UpstreamAnswer

LINK_SALT = "patchbay.cursor"


def query(tool: Tool, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """Return the paging parameters of the upstream query."""
    page = tool.page
    if page is None:
        return {}
    found: dict[str, Any] = {}
    if page.limit_param and page.limit_name in arguments:
        found[page.limit_param] = arguments[page.limit_name]
    if cursor := arguments.get(page.cursor_name):
        found |= read_link_cursor(tool, cursor) if page.link_header else {page.cursor_param: cursor}
    return found


def unwrap(tool: Tool, answer: UpstreamAnswer) -> tuple[Any, str | None]:
    """Return the list in our shape and its next cursor (None at the end)."""
    page = tool.page
    following = next_cursor(tool, answer)
    if page.key is None:
        return answer.body if not page.items else dig(answer.body, page.items) or [], following
    rest = answer.body if isinstance(answer.body, dict) else {}
    items = dig(answer.body, page.items) if page.items else answer.body
    hidden = {page.items.split(".")[0], page.next_cursor.split(".")[0]}
    kept = {name: value for name, value in rest.items() if name not in hidden}
    return {**kept, page.key: items or [], "next_cursor": following}, following


def next_cursor(tool: Tool, answer: UpstreamAnswer) -> str | None:
    page: Page = tool.page
    if page.link_header:
        return link_cursor(tool, answer.headers.get("Link", ""))
    found = dig(answer.body, page.next_cursor) if page.next_cursor else None
    if page.last_page:
        return page_after(found, dig(answer.body, page.last_page))
    return str(found) if found else None


def page_after(current: Any, last: Any) -> str | None:
    """Return the number of the page that follows, for lists that are paged by number."""
    is_numbered = isinstance(current, int) and isinstance(last, int)
    return str(current + 1) if is_numbered and current < last else None


def link_cursor(tool: Tool, header: str) -> str | None:
    """Sign the query of rel=next: only what the provider itself said comes back to it."""
    for link in parse_header_links(header) if header else []:
        if link.get("rel") == "next":
            pairs = parse_qsl(urlsplit(link["url"]).query, keep_blank_values=True)
            return signing.dumps(pairs, salt=f"{LINK_SALT}.{tool.name}", compress=True)
    return None


def read_link_cursor(tool: Tool, cursor: str) -> dict[str, Any]:
    """Return the query a cursor of ours holds; anything else is a 400."""
    try:
        return dict(signing.loads(cursor, salt=f"{LINK_SALT}.{tool.name}"))
    except (signing.BadSignature, ValueError) as exc:
        name = tool.page.cursor_name
        raise Invalid(
            f"{name} is not a cursor of {tool.name}", fields={name: ["Unknown cursor."]}
        ) from exc


def dig(body: Any, path: str) -> Any:
    """Return the member at a dotted path, or None."""
    for name in path.split("."):
        if not isinstance(body, dict):
            return None
        body = body.get(name)
    return body
