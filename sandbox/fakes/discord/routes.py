"""The operations of Discord's API that are played."""

from sandbox.fake import Route
from sandbox.fakes.discord import changes, channels, messages, reactions, servers, users
from sandbox.fakes.discord.bot import Handle, by_bot
from sandbox.oauth.revocation import PERSON, revoking

API = "api/v10"
GUILD = f"{API}/guilds/<guild_id>"
CHANNEL = f"{API}/channels/<channel_id>"
MESSAGE = f"{CHANNEL}/messages/<message_id>"
REVOKE = revoking(("post", "basic"), ends=PERSON)


def bots(method: str, path: str, handle: Handle) -> Route:
    """Return an operation that takes the bot's own token."""
    return Route(method, path, by_bot(handle), public=True)


ROUTES = (
    Route("POST", "api/oauth2/token/revoke", REVOKE, public=True),
    Route("GET", f"{API}/users/@me", users.me, ("identify",)),
    Route("GET", f"{API}/users/@me/guilds", servers.list_mine, ("guilds",)),
    bots("GET", GUILD, servers.get),
    bots("GET", f"{GUILD}/channels", channels.list_all),
    bots("GET", f"{GUILD}/members", servers.list_members),
    bots("GET", CHANNEL, channels.get),
    bots("GET", f"{CHANNEL}/messages", messages.list_all),
    bots("POST", f"{CHANNEL}/messages", changes.create),
    bots("GET", MESSAGE, messages.get),
    bots("PATCH", MESSAGE, changes.update),
    bots("DELETE", MESSAGE, changes.delete),
    bots("PUT", f"{MESSAGE}/reactions/<emoji>/@me", reactions.add),
)
