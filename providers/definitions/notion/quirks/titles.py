"""A page's title, which Notion keeps as rich text in a property that may have any name."""

from collections.abc import Iterable
from typing import Any

from providers.spec import Call


def titled(page: dict[str, Any], call: Call) -> dict[str, Any]:
    """Notion's pages have no title member: the property of the type `title` holds it in pieces."""
    return {**page, "title": title_of(page)} if page.get("object") == "page" else page


def titled_each(listed: dict[str, Any], call: Call) -> dict[str, Any]:
    """Notion's lists hold pages and data sources; only pages lack a title of their own."""
    return {
        name: [titled(each, call) for each in value] if isinstance(value, list) else value
        for name, value in listed.items()
    }


def title_of(page: dict[str, Any]) -> str:
    """Return a page's title, whatever the property is called that holds it."""
    properties = (page.get("properties") or {}).values()
    return next((plain(each["title"]) for each in properties if each.get("type") == "title"), "")


def plain(rich_text: Iterable[dict[str, Any]]) -> str:
    """Return rich text without its form."""
    return "".join(each.get("plain_text") or "" for each in rich_text or ())
