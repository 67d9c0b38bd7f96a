"""Blocks inside blocks: Notion answers one level of one block at a time."""

from typing import Any

from providers.definitions.notion.api import MOST_CHILDREN
from providers.definitions.notion.quirks.asking import children_path, get
from providers.definitions.notion.quirks.rendering import rendered
from providers.definitions.notion.quirks.titles import titled
from providers.spec import Call, UpstreamRequest

MOST_REQUESTS = 40  # for the nested blocks of one call
DEEPEST = 6
MOST_PAGES = 5  # of the first level's blocks

# They are pages of their own.
APART = frozenset({"child_page", "child_database"})


def with_content(page: dict[str, Any], call: Call) -> dict[str, Any]:
    """Notion's page is its properties alone; the content are the blocks below it."""
    blocks, is_whole = first_level(page["id"], call)
    is_whole = nest(blocks, call) and is_whole
    content = {"content": rendered(blocks), "blocks": blocks, "truncated": not is_whole}
    return {**titled(page, call), **content}


def with_nested(listed: dict[str, Any], call: Call) -> dict[str, Any]:
    """Notion's list of blocks says only that a block has children; `truncated`: not all were fetched."""
    if not call.arguments["recursive"]:
        return listed
    return {**listed, "truncated": not nest(listed["blocks"], call)}


def first_level(page_id: str, call: Call) -> tuple[list[dict[str, Any]], bool]:
    """Return the blocks of a page's first level, and whether these are all."""
    blocks: list[dict[str, Any]] = []
    cursor: dict[str, str] = {}
    for _ in range(MOST_PAGES):
        body = call.send(asking(page_id, call, **cursor)).body
        blocks += body["results"]
        if not body.get("next_cursor"):
            return blocks, True
        cursor = {"start_cursor": body["next_cursor"]}
    return blocks, False


def nest(
    blocks: list[dict[str, Any]], call: Call, left: int = MOST_REQUESTS, deeper: int = DEEPEST
) -> bool:
    """Put nested blocks into `children` of their parents, level by level; say whether all were fetched."""
    parents = [block for block in blocks if block["has_children"] and block["type"] not in APART]
    asked = parents[:left] if deeper else []
    if not asked:
        return not parents
    answers = call.send_each([asking(block["id"], call) for block in asked])
    inner: list[dict[str, Any]] = []
    for block, answer in zip(asked, answers, strict=True):
        if answer:
            block["children"] = answer.body["results"]
            inner += block["children"]
    are_whole = all(answer and not answer.body.get("has_more") for answer in answers)
    is_whole = are_whole and len(asked) == len(parents)
    return nest(inner, call, left - len(asked), deeper - 1) and is_whole


def asking(block_id: str, call: Call, **params: Any) -> UpstreamRequest:
    """Return the request for the blocks inside of a block."""
    return get(children_path(block_id), call, page_size=MOST_CHILDREN, **params)
