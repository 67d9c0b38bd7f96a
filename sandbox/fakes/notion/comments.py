"""Comments on pages and blocks."""

from uuid import uuid4

from sandbox.calls import Call
from sandbox.fakes.notion.answers import invalid, listed, uuid_of
from sandbox.fakes.notion.blocks import find_holder
from sandbox.fakes.notion.dates import now
from sandbox.fakes.notion.people import bot_id, by, name_of
from sandbox.fakes.notion.texts import rich_text
from sandbox.shapes import check


def list_all(call: Call) -> dict:
    """List the comments of a page or block, the oldest first."""
    holder = find_holder(call, uuid_of(call.query.get("block_id"), "query.block_id"))
    mine = [one for one in call.shelf("comment").all() if one["holder"] == holder]
    return listed("comment", [show(one) for one in reversed(mine)], call.query)


def create(call: Call) -> dict:
    """Comment on a page."""
    given = check(call.body, {"parent": {"page_id": str}})
    if not given.get("parent"):
        raise invalid("body failed validation: body.parent should be defined.")
    holder = find_holder(call, uuid_of(given["parent"].get("page_id"), "body.parent.page_id"))
    text = rich_text(given.get("rich_text"), "body.rich_text")
    return show(add(call.shelf, holder, text, bot_id(call.person)))


def add(shelf, holder: str, text: list[dict], author: str, comment_id: str = "") -> dict:
    """Store a comment that begins a discussion."""
    comment = {"id": comment_id or str(uuid4()), "holder": holder, "rich_text": text}
    comment |= {"discussion_id": str(uuid4()), "created_time": now(), "created_by": author}
    return shelf("comment").add(comment["id"], comment)


def show(comment: dict) -> dict:
    """Show a comment as Notion does."""
    name = name_of(comment["created_by"])
    return {
        "object": "comment",
        "id": comment["id"],
        "parent": {"type": "page_id", "page_id": comment["holder"]},
        "discussion_id": comment["discussion_id"],
        "created_time": comment["created_time"],
        "last_edited_time": comment["created_time"],
        "created_by": by(comment["created_by"]),
        "rich_text": comment["rich_text"],
        "display_name": {"type": "integration", "resolved_name": name},
    }
