"""Slack's search, which pages by number and takes a user's token."""

from providers.params import text
from providers.spec import Page, Tool

SEARCH = (
    Tool(
        name="slack_search_messages",
        description="Search the Slack messages the connected person can see.",
        permission="slack.search",
        route="GET slack/search",
        upstream="GET /search.messages",
        params=(
            text("q", "What to search for", required=True, to="query"),
            text("sort", "Order of the results", enum=("score", "timestamp")),
        ),
        page=Page(
            key="messages",
            items="messages.matches",
            limit_param="count",
            cursor_param="page",
            next_cursor="messages.paging.page",
            last_page="messages.paging.pages",
        ),
        example={"q": "release in:#general", "sort": "timestamp"},
    ),
)
