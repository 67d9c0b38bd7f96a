"""Slack tools about people."""

from providers.definitions.slack.parameters import paged
from providers.params import text
from providers.spec import Tool

USERS = (
    Tool(
        name="slack_list_users",
        description="List the users of the connected Slack workspace.",
        permission="slack.read",
        route="GET slack/users",
        upstream="GET /users.list",
        page=paged("users", items="members"),
        example={"limit": 50},
    ),
    Tool(
        name="slack_find_user",
        description="Find a Slack user by e-mail address.",
        permission="slack.read",
        route="GET slack/users/lookup",
        upstream="GET /users.lookupByEmail",
        params=(text("email", "E-mail address of the user", required=True),),
        example={"email": "aiko@northwind.example"},
    ),
    Tool(
        name="slack_get_user",
        description="Get one Slack user.",
        permission="slack.read",
        route="GET slack/users/{userId}",
        upstream="GET /users.info",
        params=(
            text("userId", "Id of the user", required=True, to="user", aliases=("user", "id")),
        ),
        example={"userId": "U04TOMASOL2"},
    ),
)
