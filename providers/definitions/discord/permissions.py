"""What may be done in the servers that the person adds the bot to.

Discord does not say which rights the bot was given: what was asked for counts, and the server judges each call.
"""

from providers.definitions.discord.oauth import HISTORY, REACT, SEND, VIEW
from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="discord.guilds.read",
        description="List the person's servers, and look into those they add the bot to.",
        scopes=("guilds", "bot", VIEW),
        needs=("guilds",),
    ),
    Permission(
        id="discord.channels.read",
        description="List the channels of the servers the person adds the bot to.",
        scopes=("guilds", "bot", VIEW),
        needs=("bot", VIEW),
    ),
    Permission(
        id="discord.messages.read",
        description="Read messages in the servers the person adds the bot to.",
        scopes=("guilds", "bot", VIEW, HISTORY),
        needs=("bot", HISTORY),
    ),
    Permission(
        id="discord.messages.write",
        description="Send messages and react as the bot, and change or delete its own messages.",
        scopes=("guilds", "bot", VIEW, HISTORY, SEND, REACT),
        needs=("bot", SEND),
    ),
)
