"""Databases: containers of data sources, with a title and a place."""

from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid, missing, uuid_of
from sandbox.fakes.notion.data_sources import outside
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.page import find as find_page
from sandbox.fakes.notion.people import bot_id
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


def show(call: Call, database: dict) -> dict:
    """Show a database as Notion does."""
    sources = [call.shelf("source").find(one) for one in database["sources"]]
    named = [{"id": one["id"], "name": plain(one["title"])} for one in sources]
    return outside(database, "database") | {
        "parent": database["parent"],
        "data_sources": named,
        "is_inline": False,
    }
