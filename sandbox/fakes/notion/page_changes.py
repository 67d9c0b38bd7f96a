"""Pages: made and changed."""

from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.notion import webhook
from sandbox.fakes.notion.answers import invalid, missing, uuid_of
from sandbox.fakes.notion.block_adding import add, add_all, place_after
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.page import find, show, title_of
from sandbox.fakes.notion.people import bot_id
from sandbox.fakes.notion.properties import TITLE_ALONE, changed
from sandbox.shapes import check

SHAPES = {"properties": dict, "icon": dict, "cover": dict, "in_trash": bool, "archived": bool}


def create(call: Call) -> dict:
    """Make a page below another, or in a data source whose properties it then has."""
    given = check(call.body, SHAPES | {"parent": dict, "children": list})
    parent, schema = _parent(call, given.get("parent"))
    page = {
        "id": str(uuid4()),
        "shared": True,
        "parent": parent,
        "properties": changed({}, given.get("properties") or {}, schema),
        **_looks(given),
        "created_time": now(),
        "last_edited_time": now(),
        "created_by": bot_id(call.person),
        "in_trash": False,
    }
    call.shelf("page").add(page["id"], page)
    add_all(call, page["id"], given.get("children") or [], "body.children")
    _stand_below(call, page)
    webhook.tell(call, "page.created", page["id"], page["parent"])
    return show(page)


def _parent(call: Call, given: dict | None) -> tuple[dict, dict]:
    """Return the parent and the properties that pages have there."""
    if not given:
        raise invalid("body failed validation: body.parent should be defined.")
    if "page_id" in given:
        page = find(call, uuid_of(given["page_id"], "body.parent.page_id"))
        return {"type": "page_id", "page_id": page["id"]}, TITLE_ALONE
    if "data_source_id" in given:
        source_id = uuid_of(given["data_source_id"], "body.parent.data_source_id")
        source = call.shelf("source").find(source_id)
        if source is None:
            raise missing("data source", source_id)
        told = {"data_source_id": source_id, "database_id": source["database_id"]}
        return {"type": "data_source_id", **told}, source["properties"]
    raise invalid("body failed validation: body.parent.page_id should be defined.")


def _looks(given: dict) -> dict:
    return {"icon": given.get("icon"), "cover": given.get("cover")}


def _stand_below(call: Call, page: dict) -> None:
    """Show a page inside its parent as a block of the same id."""
    if holder := page["parent"].get("page_id"):
        add(call, holder, "child_page", {"title": title_of(page)}, page["id"])
        place_after(call, holder, [page["id"]])


def update(call: Call) -> dict:
    """Change properties and looks, or move a page to the trash and back."""
    page = find(call, uuid_of(call.path["id"], "path.page_id"))
    given = check(call.body, SHAPES)
    source = call.shelf("source").find(page["parent"].get("data_source_id", ""))
    schema = source["properties"] if source else TITLE_ALONE
    page["properties"] = changed(page["properties"], given.get("properties") or {}, schema)
    page |= {name: given[name] for name in ("icon", "cover") if name in given}
    trash = given.get("in_trash", given.get("archived"))
    page |= {"last_edited_time": now()} | ({} if trash is None else {"in_trash": trash})
    webhook.tell(call, _told(trash), page["id"], page["parent"])
    return show(call.shelf("page").save(page["id"], page))


def _told(trash: bool | None) -> str:
    """Return what Notion calls the change in its webhooks."""
    names = {None: "page.properties_updated", True: "page.deleted", False: "page.undeleted"}
    return names[trash]
