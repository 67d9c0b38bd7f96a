"""Discord tools about reactions."""

from providers.definitions.discord import binding
from providers.definitions.discord.parameters import MESSAGE
from providers.params import text
from providers.spec import Tool

# The bot's token opens other servers too: nothing may stand here that could be taken for a path.
EMOJI = {"type": "string", "pattern": r"^[^\s/\\.%]{1,64}(?![\s\S])"}

REACTIONS = (
    Tool(
        name="discord_add_reaction",
        description="React to a Discord message with an emoji.",
        permission="discord.messages.write",
        route="PUT discord/channels/{channelId}/messages/{message_id}/reactions/{emoji}",
        upstream="PUT /channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me",
        params=(
            *MESSAGE,
            text(
                "emoji",
                "The emoji itself, or `name:id` of one of the server's own",
                required=True,
                schema=EMOJI,
                aliases=("emoji_name",),
            ),
        ),
        as_app=True,
        build_request=binding.in_own_channel,
        composite=True,
        example={
            "channelId": "1180000000000000101",
            "message_id": "1180000000000001001",
            "emoji": "🎉",
        },
    ),
)
