"""Blocks: what stands on a page."""

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid, listed, missing, uuid_of
from sandbox.fakes.notion.block_adding import add_all, order_of
from sandbox.fakes.notion.people import by

APART = ("child_page", "child_database")


def list_children(call: Call) -> dict:
    """List the blocks of one level."""
    holder = find_holder(call, uuid_of(call.path["id"], "path.block_id"))
    return listed("block", [show(call, one) for one in children(call, holder)], call.query)


def append(call: Call) -> dict:
    """Add blocks at the end, or after one that is there."""
    holder = find_holder(call, uuid_of(call.path["id"], "path.block_id"))
    given = call.body.get("children")
    if not isinstance(given, list) or not given:
        raise invalid("body failed validation: body.children should be defined.")
    added = add_all(call, holder, given, "body.children", call.body.get("after"))
    return listed("block", [show(call, one) for one in added], {})


def find_holder(call: Call, block_id: str) -> str:
    """Return the id of a page or block that may hold others."""
    page, block = call.shelf("page").find(block_id), call.shelf("block").find(block_id)
    if not block and (page is None or not page["shared"]):
        raise missing("block", block_id)
    return block_id


def children(call: Call, holder: str) -> list[dict]:
    """Return the blocks inside a page or block, in their order."""
    shelf = call.shelf("block")
    return [shelf.find(block_id) for block_id in order_of(call, holder)]


def show(call: Call, block: dict) -> dict:
    """Show a block as Notion does."""
    is_page = call.shelf("page").find(block["holder"]) is not None
    member = "page_id" if is_page else "block_id"
    has_children = bool(order_of(call, block["id"])) or block["type"] in APART
    return {
        "object": "block",
        "id": block["id"],
        "parent": {"type": member, member: block["holder"]},
        "created_time": block["created_time"],
        "last_edited_time": block["created_time"],
        "created_by": by(block["created_by"]),
        "last_edited_by": by(block["created_by"]),
        "has_children": has_children,
        "archived": False,
        "in_trash": False,
        "type": block["type"],
        block["type"]: block["content"],
    }
