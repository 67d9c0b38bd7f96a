"""Search titles of pages and data sources."""

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid, listed
from sandbox.fakes.notion.data_sources import show as show_source
from sandbox.fakes.notion.page import show as show_page
from sandbox.fakes.notion.page import title_of
from sandbox.fakes.notion.texts import plain
from sandbox.shapes import check

KINDS = ("page", "data_source")


def search(call: Call) -> dict:
    """Find what holds the words in its title, the last edited first."""
    given = check(call.body, {"query": str, "filter": dict, "sort": dict})
    wanted, kind = (given.get("query") or "").lower(), _kind(given.get("filter"))
    pages = [one for one in call.shelf("page").all() if one["shared"] and not one["in_trash"]]
    found = [show_page(one) for one in pages if wanted in title_of(one).lower()]
    sources = call.shelf("source").all()
    found += [show_source(one) for one in sources if wanted in plain(one["title"]).lower()]
    found = [one for one in found if kind in ("", one["object"])]
    oldest_first = (given.get("sort") or {}).get("direction") == "ascending"
    found.sort(key=lambda one: one["last_edited_time"], reverse=not oldest_first)
    return listed("page_or_data_source", found, given)


def _kind(given: dict | None) -> str:
    if not given:
        return ""
    if given.get("property") != "object" or given.get("value") not in KINDS:
        told = 'body.filter.value should be `"page"` or `"data_source"`.'
        raise invalid(f"body failed validation: {told}")
    return given["value"]
