"""Send, change and delete messages as the bot."""

import time
from datetime import UTC, datetime

from sandbox.calls import Call
from sandbox.fakes.discord import channels, messages
from sandbox.fakes.discord.world import BOT, EPOCH, shelf
from sandbox.refusals import Refusal
from sandbox.shapes import check

MOST = 2000
EVERYBODY = ("@everyone", "@here")
PARSED = {"roles", "users", "everyone"}
SHAPES = {
    "content": str,
    "embeds": [dict],
    "allowed_mentions": {"parse": [str], "users": [str], "roles": [str]},
    "message_reference": {"message_id": str, "channel_id": str, "guild_id": str},
}


def create(call: Call) -> dict:
    """Send a message, as an answer if one is referred to."""
    channel, body = channels.find(call), check(call.body, SHAPES)
    message = {"id": new_id(), "channel_id": channel["id"], "author": BOT} | written(body)
    if not message["content"] and not message["embeds"]:
        raise Refusal("empty_message")
    if reference := body.get("message_reference"):
        message["answers"] = _answered(channel, str(reference.get("message_id")))
    shelf("message").add(message["id"], message, int(message["id"]))
    return messages.show(message)


def _answered(channel: dict, message_id: str) -> str:
    try:
        return messages.find_in(channel, message_id)["id"]
    except Refusal as exc:
        raise Refusal("invalid", "Unknown message", field="message_reference") from exc


def written(body: dict) -> dict:
    """Return what a body says; mentions of everybody count unless they are not allowed to."""
    content, allowed = body.get("content") or "", body.get("allowed_mentions")
    parsed = PARSED if allowed is None else set(allowed.get("parse") or ())
    if len(content) > MOST:
        raise Refusal("invalid", "Must be 2000 or fewer in length.", field="content")
    if parsed - PARSED:
        raise Refusal("invalid", "Value must be one of ...", field="allowed_mentions")
    loud = "everyone" in parsed and any(word in content for word in EVERYBODY)
    return {"content": content, "embeds": body.get("embeds") or [], "mention_everyone": loud}


def update(call: Call) -> dict:
    """Change a message of the bot's own; what is not given stays."""
    message, body = messages.find(call), check(call.body, SHAPES)
    if message["author"] != BOT:
        raise Refusal("not_the_author")
    given = {name: value for name, value in written(body).items() if name in body}
    message |= given | {"edited": datetime.now(UTC).isoformat()}
    return messages.show(shelf("message").save(message["id"], message))


def delete(call: Call) -> None:
    """Delete a message of the bot's own; another's takes a right that the bot does not have."""
    message = messages.find(call)
    if message["author"] != BOT:
        raise Refusal("missing_permissions")
    shelf("message").remove(message["id"])


def new_id() -> str:
    """Return an id that is newer than every message's."""
    newest = shelf("message").all()[:1]
    last = int(newest[0]["id"]) if newest else 0
    return str(max((time.time_ns() // 1_000_000 - EPOCH) << 22, last + 1))
