"""Notion's first data."""

from functools import partial
from uuid import NAMESPACE_URL, uuid5

from sandbox.documents import Shelf
from sandbox.fakes.notion.comments import add as add_comment
from sandbox.fakes.notion.dates import ago
from sandbox.fakes.notion.people import USERS, WORKSPACE
from sandbox.fakes.notion.properties import TITLE_ALONE, changed
from sandbox.fakes.notion.seed_data import (
    BLOCKS,
    COMMENT,
    PAGES,
)
from sandbox.fakes.notion.seed_tasks import add_tasks, made
from sandbox.fakes.notion.texts import shown

shelf = partial(Shelf, "notion", WORKSPACE)


def seed() -> None:
    """Fill the workspace."""
    for number, template in enumerate(PAGES):
        page = _page(template)
        shelf("page").add(page["id"], page, number)
        _add_blocks(page["id"], BLOCKS[page["id"]])
    for template in PAGES:
        if "below" in template:
            _add_block(
                template["below"], "child_page", {"title": template["title"]}, template["id"]
            )
    add_tasks()
    comment_id, page_id, text, author = COMMENT
    add_comment(shelf, page_id, [shown(text)], USERS[author], comment_id)


def _page(template: dict) -> dict:
    below = template.get("below")
    parent = {"type": "page_id", "page_id": below} if below else _TOP
    title = {"title": {"title": [{"text": {"content": template["title"]}}]}}
    return made(template["id"], template["by"], template["days"]) | {
        "shared": template["shared"],
        "parent": parent,
        "properties": changed({}, title, TITLE_ALONE),
    }


_TOP = {"type": "workspace", "workspace": True}


def _add_blocks(holder: str, templates: tuple) -> None:
    for number, (kind, text, inner) in enumerate(templates):
        block_id = str(uuid5(NAMESPACE_URL, f"{holder}/{number}"))
        more = {"code": {"language": "shell"}, "to_do": {"checked": False}}.get(kind, {})
        _add_block(holder, kind, {"rich_text": [shown(text)]} | more, block_id)
        _add_blocks(block_id, inner)


def _add_block(holder: str, kind: str, content: dict, block_id: str) -> None:
    block = {"id": block_id, "holder": holder, "type": kind, "content": content}
    block |= {"created_time": ago(30), "created_by": USERS["mara"]}
    shelf("block").add(block_id, block)
    order = shelf("order").find(holder) or shelf("order").add(holder, {"ids": []})
    shelf("order").save(holder, {"ids": [*order["ids"], block_id]})
