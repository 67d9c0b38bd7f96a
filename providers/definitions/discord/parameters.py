"""What many Discord tools have in common: the place they act on, and what a message may hold."""

from providers.definitions.discord.snowflakes import ID
from providers.params import array, boolean, obj, text

GUILD = text("guildId", "Id of the server", required=True, to="guild_id", schema=ID)
CHANNEL = text(
    "channelId", "Id of the channel or thread", required=True, to="channel_id", schema=ID
)
MESSAGE_ID = text("message_id", "Id of the message", required=True, schema=ID)
MESSAGE = (CHANNEL, MESSAGE_ID)

COUNTS = boolean("with_counts", "Tell how many members a server has", default=True)

CONTENT = (
    text("content", "Text of the message, in Discord's Markdown; at most 2,000 characters"),
    array("embeds", "Embeds, at most 10", items="object"),
    obj(
        "allowed_mentions",
        "Whom mentions in the text may notify; people alone unless this says more",
        default={"parse": ["users"]},
    ),
)
