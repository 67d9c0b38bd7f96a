"""Add blocks to a page or to another block, in an order that each holder keeps."""

from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid
from sandbox.fakes.notion.block_shapes import checked
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.people import bot_id

MOST = 100


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
    order = order_of(call, holder)
    if after is not None and after not in order:
        raise invalid(f"after: the block {after} is not a child of {holder}.")
    at = len(order) if after is None else order.index(after) + 1
    shelf, changed = call.shelf("order"), {"ids": [*order[:at], *ids, *order[at:]]}
    (shelf.save if shelf.find(holder) else shelf.add)(holder, changed)


def order_of(call: Call, holder: str) -> list[str]:
    """Return the ids of the blocks inside a page or block."""
    return (call.shelf("order").find(holder) or {"ids": []})["ids"]
