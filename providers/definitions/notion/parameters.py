"""What many Notion tools have in common: the page they act on, what is written, and how Notion pages."""

from providers.params import array, obj, text
from providers.spec import Page

PAGE_ID = text("pageId", "Id of the page", required=True, to="page_id", aliases=("page_id",))
BLOCK_ID = text(
    "pageId", "Id of the page or block", required=True, to="block_id", aliases=("blockId",)
)
DATABASE_ID = text("databaseId", "Id of the database", required=True, to="database_id")

CONTENT = text(
    "content", "Text in Markdown", to="", schema={"type": "string", "maxLength": 500_000}
)
CHILDREN = array("children", "Notion's own block objects, after `content`", items="object", to="")
PROPERTIES = obj("properties", "Notion's property values, by name or id")
ICON = obj("icon", "Notion's icon object")
COVER = obj("cover", "Notion's cover object")


def paged(key: str, *, in_body: bool = False) -> Page:
    """Declare a list that Notion pages by its own cursor, in the query or in the body."""
    return Page(
        key=key,
        items="results",
        limit_param="page_size",
        cursor_param="start_cursor",
        next_cursor="next_cursor",
        in_body=in_body,
    )
