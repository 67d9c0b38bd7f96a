"""Blocks: what stands on a page, in an order that each holder keeps."""

from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid, listed, missing, uuid_of
from sandbox.fakes.notion.block_shapes import checked
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.people import bot_id, by

MOST = 100
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
    return [shelf.find(block_id) for block_id in _order(call, holder)]


def add_all(
    call: Call, holder: str, given: list, place: str, after: str | None = None, depth: int = 0
) -> list[dict]:
    """Add blocks and those inside them; return the blocks of this level."""
    if len(given) > MOST:
        raise invalid(f"body failed validation: {place}.length should be ≤ `100`.")
    added = []
    for number, one in enumerate(given):
        here = f"{place}[{number}]"
        kind, content, inner = checked(one, here, depth)
        added.append(add(call, holder, kind, content))
        add_all(call, added[-1]["id"], inner, f"{here}.{kind}.children", depth=depth + 1)
    place_after(call, holder, [one["id"] for one in added], after)
    return added


def add(call: Call, holder: str, kind: str, content: dict, block_id: str = "") -> dict:
    """Store a block; where it stands is told apart."""
    block = {
        "id": block_id or str(uuid4()),
        "holder": holder,
        "type": kind,
        "content": content,
        "created_time": now(),
        "created_by": bot_id(call.person),
    }
    return call.shelf("block").add(block["id"], block)


def place_after(call: Call, holder: str, ids: list[str], after: str | None = None) -> None:
    """Put blocks into their holder's order."""
    order = _order(call, holder)
    if after is not None and after not in order:
        raise invalid(f"after: the block {after} is not a child of {holder}.")
    at = len(order) if after is None else order.index(after) + 1
    shelf, changed = call.shelf("order"), {"ids": [*order[:at], *ids, *order[at:]]}
    (shelf.save if shelf.find(holder) else shelf.add)(holder, changed)


def _order(call: Call, holder: str) -> list[str]:
    return (call.shelf("order").find(holder) or {"ids": []})["ids"]


def show(call: Call, block: dict) -> dict:
    """Show a block as Notion does."""
    is_page = call.shelf("page").find(block["holder"]) is not None
    member = "page_id" if is_page else "block_id"
    has_children = bool(_order(call, block["id"])) or block["type"] in APART
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
