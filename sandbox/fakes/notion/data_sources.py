"""Data sources, which hold the pages of a database."""

from sandbox.calls import Call
from sandbox.fakes.notion.answers import listed, missing, uuid_of
from sandbox.fakes.notion.filters import matches, ordered
from sandbox.fakes.notion.page import show as show_page
from sandbox.fakes.notion.people import by
from sandbox.shapes import check


def get(call: Call) -> dict:
    """Show a data source with its properties."""
    return show(_source(call))


def query(call: Call) -> dict:
    """List the pages of a data source that fit a filter."""
    source, given = _source(call), check(call.body, {"filter": dict, "sorts": [dict]})
    pages = [one for one in call.shelf("page").all() if not one["in_trash"]]
    mine = [one for one in pages if one["parent"].get("data_source_id") == source["id"]]
    found = [one for one in mine if matches(one, given.get("filter"), source["properties"])]
    found = ordered(found, given.get("sorts") or [], source["properties"])
    return listed("page_or_data_source", [show_page(one) for one in found], given)


def _source(call: Call) -> dict:
    source_id = uuid_of(call.path["id"], "path.data_source_id")
    source = call.shelf("source").find(source_id)
    if source is None:
        raise missing("data source", source_id)
    return source


def show(source: dict) -> dict:
    """Show a data source as Notion does."""
    parent = {"type": "database_id", "database_id": source["database_id"]}
    return outside(source, "data_source") | {"parent": parent, "properties": source["properties"]}


def outside(one: dict, kind: str) -> dict:
    """Show what databases and data sources have in common."""
    return {
        "object": kind,
        "id": one["id"],
        "title": one["title"],
        "description": [],
        "created_time": one["created_time"],
        "last_edited_time": one["created_time"],
        "created_by": by(one["created_by"]),
        "icon": None,
        "cover": None,
        "in_trash": False,
        "archived": False,
        "url": f"https://www.notion.so/{one['id'].replace('-', '')}",
        "public_url": None,
    }
