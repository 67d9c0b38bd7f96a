"""Pages: found and shown."""

from sandbox.calls import Call
from sandbox.fakes.notion.answers import missing, uuid_of
from sandbox.fakes.notion.people import by
from sandbox.fakes.notion.texts import plain


def get(call: Call) -> dict:
    """Show one page; its content is asked for apart."""
    return show(find(call, uuid_of(call.path["id"], "path.page_id")))


def find(call: Call, page_id: str) -> dict:
    """Return a page that was shared."""
    page = call.shelf("page").find(page_id)
    if page is None or not page["shared"]:
        raise missing("page", page_id)
    return page


def title_of(page: dict) -> str:
    """Return a page's title in words."""
    title = next(one for one in page["properties"].values() if one["type"] == "title")
    return plain(title["title"])


def show(page: dict) -> dict:
    """Show a page as Notion does."""
    shown = {name: value for name, value in page.items() if name != "shared"}
    return shown | {
        "object": "page",
        "created_by": by(page["created_by"]),
        "last_edited_by": by(page["created_by"]),
        "archived": page["in_trash"],
        "is_locked": False,
        "url": f"https://www.notion.so/{page['id'].replace('-', '')}",
        "public_url": None,
    }
