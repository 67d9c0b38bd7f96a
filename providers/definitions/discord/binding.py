"""Which servers a connection may reach. The bot's token opens every server that the bot is in, whoever added it;
a connection reaches those alone that its own person added the bot to, as the token answer named them."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from config.api.errors import Invalid, NotFound
from providers.definitions.discord.api import API
from providers.definitions.discord.snowflakes import is_snowflake
from providers.spec import Call, UpstreamRequest


def in_own_server(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Discord lets the bot read any server it is in, so one that is not the connection's is refused here."""
    server = call.arguments["guildId"]
    if not is_own(server, call):
        raise NotFound(f"This connection did not add the bot to a server with the id {server}")
    return request


def in_own_channel(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Discord's paths of messages do not say in which server they are, so the channel is asked first."""
    channel = call.arguments["channelId"]
    if not is_own(server_of(channel, request, call), call):
        raise unknown(channel)
    return request


def is_own(server: Any, call: Call) -> bool:
    """Say whether the connection's person added the bot to this server."""
    own = call.connection.get("guilds")
    return is_snowflake(server) and isinstance(own, list) and server in own


def server_of(channel: str, request: UpstreamRequest, call: Call) -> Any:
    """Return the id of a channel's server as Discord tells it; direct messages have none."""
    if not is_snowflake(channel):
        raise Invalid("channelId is not an id of Discord's", fields={"channelId": ["Not an id."]})
    url = call.url(f"{API}/channels/{quote(channel, safe='')}")
    try:
        about = call.send(replace(request, method="GET", url=url, params={}, json=None)).body
    except (
        NotFound
    ) as exc:  # told like a channel elsewhere: who asks learns nothing of other servers
        raise unknown(channel) from exc
    return about.get("guild_id")


def unknown(channel: str) -> NotFound:
    """Return the error for a channel that is in none of the connection's servers."""
    return NotFound(f"No channel {channel} in the servers that this connection added the bot to")
