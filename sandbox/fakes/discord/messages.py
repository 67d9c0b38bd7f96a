"""Messages: listed around a point, found, and shown."""

from sandbox.calls import Call
from sandbox.fakes.discord import channels
from sandbox.fakes.discord.answers import number
from sandbox.fakes.discord.world import moment, shelf, snowflake, user
from sandbox.refusals import Refusal

WINDOWS = ("around", "before", "after")


def of_channel(channel: dict) -> list[dict]:
    """Return the messages of a channel, newest first."""
    return [one for one in shelf("message").all() if one["channel_id"] == channel["id"]]


def list_all(call: Call) -> list[dict]:
    """List messages, newest first: before, after or around one of them."""
    everything = of_channel(channels.find(call))
    size = number(call.query, "limit", 50, 100)
    given = [name for name in WINDOWS if name in call.query]
    if len(given) > 1:
        raise Refusal("invalid", "Only one of around, before, after may be given.", field=given[0])
    if not given:
        return [show(one) for one in everything[:size]]
    at = int(snowflake(call.query[given[0]], given[0]))
    return [show(one) for one in _window(everything, given[0], at, size)]


def _window(messages: list[dict], side: str, at: int, size: int) -> list[dict]:
    older = [one for one in messages if int(one["id"]) < at]
    newer = [one for one in messages if int(one["id"]) > at]
    if side == "before":
        return older[:size]
    if side == "after":
        return newer[-size:]
    half = size // 2
    middle = [one for one in messages if int(one["id"]) == at]
    return newer[-half:] + middle + older[:half] if half else middle


def find(call: Call) -> dict:
    """Return the message of the path."""
    channel = channels.find(call)
    return find_in(channel, snowflake(call.path["message_id"], "message_id"))


def find_in(channel: dict, message_id: str) -> dict:
    """Return one message of a channel."""
    message = shelf("message").find(message_id)
    if message is None or message["channel_id"] != channel["id"]:
        raise Refusal("unknown_message")
    return message


def get(call: Call) -> dict:
    """Show one message."""
    return show(find(call))


def show(message: dict) -> dict:
    """Show a message as Discord does."""
    shown = {
        "id": message["id"],
        "type": 19 if "answers" in message else 0,
        "channel_id": message["channel_id"],
        "author": user(message["author"]),
        "content": message["content"],
        "timestamp": moment(message["id"]),
        "edited_timestamp": message.get("edited"),
        "tts": False,
        "mention_everyone": message.get("mention_everyone", False),
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": message.get("embeds", []),
        "components": [],
        "pinned": False,
        "flags": 0,
    }
    if reactions := message.get("reactions"):
        shown["reactions"] = reactions
    if answered := message.get("answers"):
        shown["message_reference"] = {"channel_id": message["channel_id"], "message_id": answered}
    return shown
