"""List, open and join conversations."""

from sandbox.calls import Call
from sandbox.fakes.slack import webhook
from sandbox.fakes.slack.answers import arguments, is_true, listed, need, ok, required, written
from sandbox.fakes.slack.channels import FAMILIES, direct, find, find_for, show, visible
from sandbox.fakes.slack.people import BOT_USER, TEAM, USERS, user_id
from sandbox.refusals import Refusal


def list_all(call: Call) -> dict:
    """List conversations of the wanted types, each of which takes a scope of its own."""
    given = arguments(call)
    types = [one.strip() for one in given.get("types", "public_channel").split(",")]
    for kind in types:
        if kind not in FAMILIES:
            raise Refusal("invalid_types")
        need(call, f"{FAMILIES[kind]}:read")
    found = [one for one in visible(call) if one["kind"] in types]
    if is_true(given.get("exclude_archived", "")):
        found = [one for one in found if not one.get("is_archived")]
    found.sort(key=lambda one: one["id"])
    return listed(given, "channels", [show(call, one) for one in found])


def info(call: Call) -> dict:
    """Show one conversation."""
    return ok(channel=show(call, find_for(call, required(arguments(call), "channel"), "read")))


def list_members(call: Call) -> dict:
    """List the ids of who is in a conversation."""
    given = arguments(call)
    return listed(given, "members", find_for(call, required(given, "channel"), "read")["members"])


def join(call: Call) -> dict:
    """Join a public channel; being in it already is a warning."""
    channel = find(call, required(written(call), "channel"))
    if channel["kind"] != "public_channel":
        raise Refusal("method_not_supported_for_channel_type")
    if channel.get("is_archived"):
        raise Refusal("is_archived")
    if user_id(call.caller) in channel["members"]:
        warned = {"warnings": ["already_in_channel"]}
        shown = show(call, channel)
        return ok(channel=shown, warning="already_in_channel", response_metadata=warned)
    me = user_id(call.caller)
    channel["members"].append(me)
    joined = {"type": "member_joined_channel", "user": me, "channel": channel["id"], "team": TEAM}
    webhook.tell(joined)
    return ok(channel=show(call, call.shelf("channel").save(channel["id"], channel)))


def open_direct(call: Call) -> dict:
    """Open a direct message with one person, or with several."""
    users = [one.strip() for one in str(written(call).get("users", "")).split(",") if one.strip()]
    if not users:
        raise Refusal("users_list_not_supplied")
    if len(users) > 8:
        raise Refusal("too_many_users")
    if set(users) - {*USERS.values(), BOT_USER}:
        raise Refusal("user_not_found")
    if users == [BOT_USER]:
        raise Refusal("cannot_dm_bot")
    need(call, "im:write" if len(users) == 1 else "mpim:write")
    return ok(channel={"id": direct(call, users)["id"]})
