"""Channels: which there are, who sees them, under which scopes."""

from sandbox.calls import Call
from sandbox.fakes.slack.answers import need
from sandbox.fakes.slack.people import BOT_USER, TEAM, USERS, user_id
from sandbox.refusals import Refusal

FAMILIES = {
    "public_channel": "channels",
    "private_channel": "groups",
    "im": "im",
    "mpim": "mpim",
}


def visible(call: Call) -> list[dict]:
    """Return what the caller sees: public channels, and the private ones they are in."""
    me = user_id(call.caller)
    channels = call.shelf("channel").all()
    return [one for one in channels if one["kind"] == "public_channel" or me in one["members"]]


def find(call: Call, channel_id: str) -> dict:
    """Return a conversation by its id; names are not ids."""
    channel = call.shelf("channel").find(channel_id)
    if channel is None or channel not in visible(call):
        raise Refusal("channel_not_found")
    return channel


def find_for(call: Call, channel_id: str, right: str) -> dict:
    """Return a conversation after checking the scope for its type, such as `groups:history`."""
    channel = find(call, channel_id)
    need(call, f"{FAMILIES[channel['kind']]}:{right}")
    return channel


def find_target(call: Call, target: str) -> dict:
    """Return where a message goes: an id, a name with or without `#`, or a person's id."""
    name = target.removeprefix("#")
    for channel in visible(call):
        if target == channel["id"] or (name and name == channel.get("name")):
            return channel
    if target in USERS.values():
        return direct(call, [target])
    raise Refusal("channel_not_found")


def direct(call: Call, others: list[str]) -> dict:
    """Return the conversation of the caller with others, opened if it is the first time."""
    members = sorted({user_id(call.caller), *others})
    kind = "im" if len(members) <= 2 else "mpim"
    shelf = call.shelf("channel")
    for channel in shelf.all():
        if channel["kind"] == kind and sorted(channel["members"]) == members:
            return channel
    number = len(shelf.all()) + 1
    channel_id = f"{'D' if kind == 'im' else 'G'}04DIRECT{number:02d}"
    channel = {"id": channel_id, "kind": kind, "members": members, "created": 1_763_000_000}
    return shelf.add(channel_id, channel)


def show(call: Call, channel: dict) -> dict:
    """Show a conversation as Slack does."""
    kind, me = channel["kind"], user_id(call.caller)
    shown = {
        "id": channel["id"],
        "created": channel["created"],
        "is_channel": kind == "public_channel",
        "is_group": kind == "private_channel",
        "is_im": kind == "im",
        "is_mpim": kind == "mpim",
        "is_private": kind != "public_channel",
        "is_archived": channel.get("is_archived", False),
        "context_team_id": TEAM,
        "updated": channel["created"] * 1000,
    }
    if kind == "im":
        other = next((one for one in channel["members"] if one != me), BOT_USER)
        return shown | {"user": other, "is_user_deleted": False}
    return shown | _named(channel, me)


def _named(channel: dict, me: str) -> dict:
    name = channel.get("name") or f"mpdm-{channel['id'].lower()}"
    return {
        "name": name,
        "name_normalized": name,
        "creator": channel.get("creator", USERS["mara"]),
        "is_general": channel.get("is_general", False),
        "is_member": me in channel["members"],
        "is_shared": False,
        "is_ext_shared": False,
        "topic": _text(channel.get("topic", "")),
        "purpose": _text(channel.get("purpose", "")),
        "num_members": len(channel["members"]),
    }


def _text(value: str) -> dict:
    return {"value": value, "creator": USERS["mara"] if value else "", "last_set": 0}
