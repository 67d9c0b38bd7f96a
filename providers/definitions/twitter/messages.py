"""Tools of X about direct messages."""

from providers.definitions.twitter.parameters import ONE_ID
from providers.params import text
from providers.spec import Tool

MESSAGES = (
    Tool(
        name="twitter_send_dm",
        description="Send a direct message to a user of X.",
        permission="twitter.dm",
        route="POST twitter/dms/{user_id}",
        upstream="POST /2/dm_conversations/with/{participant_id}/messages",
        params=(
            text(
                "user_id",
                "Id of the user to write to",
                required=True,
                to="participant_id",
                schema=ONE_ID,
            ),
            text("text", "Text of the message", required=True),
        ),
        example={"user_id": "1500000000000000002", "text": "See you at the harbour."},
    ),
)
