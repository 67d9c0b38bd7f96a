"""Notion tools about people."""

from providers.definitions.notion.parameters import paged
from providers.spec import Tool

USERS = (
    Tool(
        name="notion_list_users",
        description="List the people and bots of the connected Notion workspace.",
        permission="notion.pages.read",
        route="GET notion/users",
        upstream="GET /users",
        page=paged("users"),
        example={"limit": 10},
    ),
)
