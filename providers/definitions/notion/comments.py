"""Notion tools about comments."""

from providers.definitions.notion import quirks
from providers.definitions.notion.parameters import BLOCK_ID, paged
from providers.params import text
from providers.spec import Tool

COMMENTS = (
    Tool(
        name="notion_list_comments",
        description="List the open comments of a Notion page or block.",
        permission="notion.pages.read",
        route="GET notion/pages/{pageId}/comments",
        upstream="GET /comments",
        params=(BLOCK_ID,),
        page=paged("comments"),
        example={"pageId": "a1000000-0000-4000-8000-000000000001"},
    ),
    Tool(
        name="notion_create_comment",
        description="Comment on a Notion page.",
        permission="notion.pages.write",
        route="POST notion/pages/{pageId}/comments",
        upstream="POST /comments",
        params=(
            text("pageId", "Id of the page", required=True, to="", aliases=("page_id",)),
            text("text", "Text of the comment", required=True, to=""),
        ),
        build_request=quirks.comment,
        example={
            "pageId": "a1000000-0000-4000-8000-000000000001",
            "text": "Read it, looks good.",
        },
    ),
)
