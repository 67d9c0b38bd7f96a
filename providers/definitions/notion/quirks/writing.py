"""What is written to Notion: pages with a title and content, blocks, comments."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.notion.quirks.batches import append_rest, batches
from providers.definitions.notion.quirks.markdown import blocks_of
from providers.definitions.notion.quirks.parents import parent
from providers.definitions.notion.quirks.rich_text import unformed
from providers.definitions.notion.quirks.titles import titled
from providers.spec import Call, UpstreamRequest


def new_page(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion wants the kind of parent, the title as a property, and at most 100 blocks at once."""
    first, *call.notes["rest"] = batches(given_blocks(call)) or [[]]
    body = {**request.json, "parent": parent(call), "properties": properties(call)}
    return replace(request, json=body | ({"children": first} if first else {}))


def with_the_rest(page: dict[str, Any], call: Call) -> dict[str, Any]:
    """Notion takes further blocks once the page is there; what fails then does not undo the page."""
    _, left_out = append_rest(page["id"], [], call)
    return {**titled(page, call), **left_out}


def changed_page(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion keeps the title among the properties, under the id `title` whatever its name."""
    return replace(request, json={**request.json, "properties": properties(call)})


def new_database(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion makes a database with a first data source, which has the properties."""
    body = {
        "parent": {"type": "page_id", "page_id": call.arguments["parent_id"]},
        "title": unformed(call.arguments["title"]),
        "initial_data_source": {
            "properties": call.arguments.get("properties") or {"Name": {"title": {}}}
        },
    }
    return replace(request, json=body)


def properties(call: Call) -> dict[str, Any]:
    """Return the properties of a page, its title among them."""
    given = call.arguments.get("properties") or {}
    title = call.arguments.get("title")
    return given if title is None else {**given, "title": {"title": unformed(title)}}


def appended(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion takes at most 100 blocks at once; the others follow the first answer."""
    blocks = given_blocks(call)
    if not blocks:
        raise Invalid("content: There is nothing to add.", fields={"content": ["Required."]})
    first, *call.notes["rest"] = batches(blocks)
    return replace(request, json={**request.json, "children": first})


def with_more_appended(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Notion adds to the end, or after a block: what comes next goes after what was added last."""
    results, left_out = append_rest(call.arguments["pageId"], body["results"], call)
    return {**body, "results": results, **left_out}


def given_blocks(call: Call) -> list[dict[str, Any]]:
    """Return the blocks of the Markdown, then those that were given as they are."""
    return blocks_of(call.arguments.get("content", "")) + call.arguments.get("children", [])


def comment(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion wants a comment's page as a parent object, and its text as rich text."""
    body = {
        "parent": {"page_id": call.arguments["pageId"]},
        "rich_text": unformed(call.arguments["text"]),
    }
    return replace(request, json=body)
