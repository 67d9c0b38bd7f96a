"""Databases, and the data sources that hold their pages."""

from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid, listed, missing, uuid_of
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.filters import matches, ordered
from sandbox.fakes.notion.page import find as find_page
from sandbox.fakes.notion.page import show as show_page
from sandbox.fakes.notion.people import bot_id, by
from sandbox.fakes.notion.texts import plain, rich_text
from sandbox.shapes import check

INITIAL = {"parent": {"page_id": str}, "initial_data_source": {"properties": dict}}


def get(call: Call) -> dict:
    """Show a database, without properties: those are its data sources'."""
    database_id = uuid_of(call.path["id"], "path.database_id")
    database = call.shelf("database").find(database_id)
    if database is None:
        raise missing("database", database_id)
    return show(call, database)


def create(call: Call) -> dict:
    """Make a database with its first data source."""
    given = check(call.body, INITIAL)
    parent = find_page(call, uuid_of((given.get("parent") or {}).get("page_id"), "body.parent"))
    title = rich_text(given.get("title") or [], "body.title")
    properties = (given.get("initial_data_source") or {}).get("properties") or {}
    parent_ref = {"type": "page_id", "page_id": parent["id"]}
    database = add(call.shelf, title, parent_ref, _schema(properties), bot_id(call.person))
    return show(call, database)


def _schema(properties: dict) -> dict:
    kinds = {name: next(iter(one), "") if one else "" for name, one in properties.items()}
    if list(kinds.values()).count("title") != 1:
        raise invalid("Title is not provided: a data source has exactly one title property.")
    return schema_of(kinds)


def schema_of(kinds: dict[str, str]) -> dict:
    """Return a schema; the id of the title is always `title`."""
    return {
        name: {
            "id": "title" if kind == "title" else f"p{number}",
            "name": name,
            "type": kind,
            kind: {},
        }
        for number, (name, kind) in enumerate(kinds.items())
    }


def add(
    shelf, title: list, parent: dict, schema: dict, author: str, ids: tuple[str, str] = ("", "")
) -> dict:
    """Store a database and its one data source."""
    database_id, source_id = ids[0] or str(uuid4()), ids[1] or str(uuid4())
    made = {"title": title, "created_time": now(), "created_by": author}
    database = made | {"id": database_id, "parent": parent, "sources": [source_id]}
    source = made | {"id": source_id, "database_id": database_id, "properties": schema}
    shelf("source").add(source_id, source)
    return shelf("database").add(database_id, database)


def get_source(call: Call) -> dict:
    """Show a data source with its properties."""
    return show_source(_source(call))


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


def show(call: Call, database: dict) -> dict:
    """Show a database as Notion does."""
    sources = [call.shelf("source").find(one) for one in database["sources"]]
    named = [{"id": one["id"], "name": plain(one["title"])} for one in sources]
    return _shown(database, "database") | {
        "parent": database["parent"],
        "data_sources": named,
        "is_inline": False,
    }


def show_source(source: dict) -> dict:
    """Show a data source as Notion does."""
    parent = {"type": "database_id", "database_id": source["database_id"]}
    return _shown(source, "data_source") | {"parent": parent, "properties": source["properties"]}


def _shown(one: dict, kind: str) -> dict:
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
