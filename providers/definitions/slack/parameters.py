"""What many Slack tools have in common: the channel they act on, and how Slack pages."""

from providers.params import text
from providers.spec import Page

CHANNEL_ID = text(
    "channelId",
    "Channel: its id, `general` or `#general`",
    required=True,
    to="channel",
    aliases=("channel", "id"),
)
CHANNEL = text(
    "channel",
    "Channel: its id, `general` or `#general`",
    required=True,
    aliases=("channelId",),
)
TS = text("ts", "Timestamp of the message, which is its id", required=True)

# A JSON body without this charset is answered with a warning.
JSON = {"Content-Type": "application/json; charset=utf-8"}

# Slack refuses a limit of 1,000.
MAXIMUM = 999


def paged(key: str, *, items: str = "", default: int = 100) -> Page:
    """Declare a list that Slack pages by its own cursor."""
    return Page(
        key=key,
        items=items or key,
        limit_param="limit",
        cursor_param="cursor",
        next_cursor="response_metadata.next_cursor",
        default=default,
        maximum=MAXIMUM,
    )
