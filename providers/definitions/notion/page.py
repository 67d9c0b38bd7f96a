"""Notion tools about pages."""

from providers.definitions.notion import quirks
from providers.definitions.notion.parameters import (
    CHILDREN,
    CONTENT,
    COVER,
    ICON,
    PAGE_ID,
    PROPERTIES,
    paged,
)
from providers.params import boolean, obj, text
from providers.spec import Tool

PAGES = (
    Tool(
        name="notion_list_pages",
        description="List the Notion pages that were shared, the last edited first.",
        permission="notion.pages.read",
        route="GET notion/pages",
        upstream="POST /search",
        fixed_body={"filter": {"property": "object", "value": "page"}},
        page=paged("pages", in_body=True),
        shape_response=quirks.titled_each,
        example={"limit": 5},
    ),
    Tool(
        name="notion_get_page",
        description="Get a Notion page with its content.",
        permission="notion.pages.read",
        route="GET notion/pages/{pageId}",
        upstream="GET /pages/{page_id}",
        params=(PAGE_ID,),
        shape_response=quirks.with_content,
        composite=True,
        example={"pageId": "a1000000-0000-4000-8000-000000000001"},
    ),
    Tool(
        name="notion_create_page",
        description="Create a Notion page below a page or in a database.",
        permission="notion.pages.write",
        route="POST notion/pages",
        upstream="POST /pages",
        params=(
            text("parent_id", "Id of a page, a database or a data source", to=""),
            obj("parent", "Notion's parent object, in place of parent_id", to=""),
            text("title", "Title of the page", to=""),
            CONTENT,
            PROPERTIES,
            CHILDREN,
            ICON,
            COVER,
        ),
        build_request=quirks.new_page,
        shape_response=quirks.with_the_rest,
        composite=True,
        example={
            "parent_id": "a1000000-0000-4000-8000-000000000001",
            "title": "Release checklist",
            "content": "# Before\n- [ ] Freeze the branch\n- [ ] Tell **support**",
        },
    ),
    Tool(
        name="notion_update_page",
        description="Change a Notion page's title, properties, icon or cover, or move it to the trash.",
        permission="notion.pages.write",
        route="PATCH notion/pages/{pageId}",
        upstream="PATCH /pages/{page_id}",
        params=(
            PAGE_ID,
            text("title", "New title", to=""),
            PROPERTIES,
            ICON,
            COVER,
            boolean("archived", "Whether it is in the trash", to="in_trash", aliases=("in_trash",)),
        ),
        build_request=quirks.changed_page,
        shape_response=quirks.titled,
        example={"pageId": "a1000000-0000-4000-8000-000000000002", "title": "Launch plan, agreed"},
    ),
)
