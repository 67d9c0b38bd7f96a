"""What data alone cannot say about Discord."""

from dataclasses import replace
from typing import Any

from config.api.errors import Invalid
from providers.definitions.discord.binding import in_own_channel
from providers.spec import Call, UpstreamRequest

WINDOWS = ("cursor", "around", "after")


def in_one_window(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Discord lists messages before, around or after another one, never two of these at once."""
    given = [name for name in WINDOWS if name in call.arguments]
    if len(given) > 1:
        flaw = f"cannot be combined with {given[1]}"
        raise Invalid(f"{given[0]} {flaw}", fields={given[0]: [flaw]})
    return in_own_channel(request, call)


def as_reply(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Discord wants the message that is answered in an object, where its channel may be left out."""
    request = in_own_channel(request, call)
    if answered := call.arguments.get("reply_to"):
        reference = {"message_reference": {"message_id": answered}}
        return replace(request, json={**request.json, **reference})
    return request


def counted_guilds(data: dict[str, Any], call: Call) -> dict[str, Any]:
    """Discord's count of members is called approximate, in each server of a list too."""
    return {**data, "guilds": [counted_guild(guild, call) for guild in data["guilds"]]}


def counted_guild(guild: dict[str, Any], call: Call) -> dict[str, Any]:
    """Discord's count of members is called approximate; readers look for `member_count`."""
    if "approximate_member_count" not in guild:
        return guild
    return {**guild, "member_count": guild["approximate_member_count"]}
