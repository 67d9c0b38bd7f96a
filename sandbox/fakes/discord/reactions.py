"""React to messages as the bot."""

import re

from sandbox.calls import Call
from sandbox.fakes.discord import channels, messages
from sandbox.fakes.discord.world import shelf
from sandbox.refusals import Refusal

CUSTOM = re.compile(r"(\w{2,32}):([0-9]{1,20})")


def add(call: Call) -> None:
    """Add a reaction; adding it twice is adding it once."""
    message, emoji = messages.find(call), _emoji(call)
    reactions = message.setdefault("reactions", [])
    known = next((one for one in reactions if one["emoji"] == emoji), None)
    if known is None:
        reactions.append({"emoji": emoji, "count": 1, "me": True, "me_burst": False})
    elif not known["me"]:
        known |= {"count": known["count"] + 1, "me": True}
    shelf("message").save(message["id"], message)


def _emoji(call: Call) -> dict:
    """Read an emoji: a character, or name and id of one of the server's own."""
    given = call.path["emoji"]
    if custom := CUSTOM.fullmatch(given):
        emoji = {"id": custom[2], "name": custom[1]}
        server = shelf("guild").find(channels.find(call).get("guild_id", "")) or {"emojis": []}
        if emoji in server["emojis"]:
            return emoji
    elif given and not given.isascii():
        return {"id": None, "name": given}
    raise Refusal("unknown_emoji")
