"""Notion tools about what stands on a page: blocks."""

from providers.definitions.notion import quirks
from providers.definitions.notion.parameters import BLOCK_ID, CHILDREN, CONTENT, paged
from providers.params import boolean, text
from providers.spec import Tool

BLOCKS = (
    Tool(
        name="notion_get_page_content",
        description="List the blocks of a Notion page, nested ones inside their parents.",
        permission="notion.pages.read",
        route="GET notion/pages/{pageId}/blocks",
        upstream="GET /blocks/{block_id}/children",
        params=(
            BLOCK_ID,
            boolean("recursive", "Fetch nested blocks too", default=True, to=""),
        ),
        page=paged("blocks"),
        shape_response=quirks.with_nested,
        composite=True,
        example={"pageId": "a1000000-0000-4000-8000-000000000001"},
    ),
    Tool(
        name="notion_append_blocks",
        description="Add content to the end of a Notion page.",
        permission="notion.pages.write",
        route="POST notion/pages/{pageId}/blocks",
        aliases=("PATCH notion/pages/{pageId}/blocks",),
        upstream="PATCH /blocks/{block_id}/children",
        params=(
            BLOCK_ID,
            CONTENT,
            CHILDREN,
            text("after", "Id of the block to add it after"),
        ),
        build_request=quirks.appended,
        shape_response=quirks.with_more_appended,
        composite=True,
        example={
            "pageId": "a1000000-0000-4000-8000-000000000002",
            "content": "Agreed on Tuesday.",
        },
    ),
)
