"""Channels, threads and direct messages, as the bot sees them."""

from sandbox.calls import Call
from sandbox.fakes.discord import servers
from sandbox.fakes.discord.world import BOT, shelf, snowflake
from sandbox.refusals import Refusal

THREAD = 11
HIDDEN = ("hidden",)


def find(call: Call) -> dict:
    """Return the channel of the path, which the bot must be able to see."""
    channel = shelf("channel").find(snowflake(call.path["channel_id"], "channel_id"))
    if channel is None:
        raise Refusal("unknown_channel")
    if channel.get("hidden") or not _is_inside(channel):
        raise Refusal("missing_access")
    return channel


def _is_inside(channel: dict) -> bool:
    """Say whether the bot is in the channel's server; direct messages with it have none."""
    server = channel.get("guild_id")
    return server is None or BOT in shelf("guild").find(server)["members"]


def get(call: Call) -> dict:
    """Show one channel."""
    return show(find(call))


def list_all(call: Call) -> list[dict]:
    """List the channels of a server, also those that the bot cannot look into, without threads."""
    guild = servers.find(call)
    found = [one for one in shelf("channel").all() if one.get("guild_id") == guild["id"]]
    return [show(one) for one in found if one["type"] != THREAD]


def show(channel: dict) -> dict:
    """Show a channel as Discord does."""
    return {name: value for name, value in channel.items() if name not in HIDDEN}
