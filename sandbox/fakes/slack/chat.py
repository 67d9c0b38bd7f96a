"""Post, change and delete messages."""

import time

from sandbox.calls import Call
from sandbox.fakes.slack import webhook
from sandbox.fakes.slack.answers import is_true, ok, required, written
from sandbox.fakes.slack.channels import find, find_target
from sandbox.fakes.slack.messages import add, key_of, save, show
from sandbox.fakes.slack.messages import find as find_message
from sandbox.fakes.slack.people import user_id
from sandbox.refusals import Refusal
from sandbox.shapes import parsed

MOST = 40_000


def post(call: Call) -> dict:
    """Post a message to a channel or a person."""
    given = written(call)
    channel = find_target(call, _target(given))
    _check_channel(call, channel)
    message = add(call, channel, _text(given), **_blocks(given), **_thread(call, channel, given))
    webhook.tell_message(message)
    return ok(channel=channel["id"], ts=message["ts"], message=show(message, []))


def _target(given: dict) -> str:
    target = given.get("channel")
    if not target:
        raise Refusal("channel_not_found")
    return str(target)


def _check_channel(call: Call, channel: dict) -> None:
    """Refuse archived channels, and public ones that a bot is not in without the scope for it."""
    if channel.get("is_archived"):
        raise Refusal("is_archived")
    inside = user_id(call.caller) in channel["members"]
    if not inside and "chat:write.public" not in call.caller.scopes:
        raise Refusal("not_in_channel")


def _text(given: dict) -> str:
    text = str(given.get("text") or "")
    if not text and not given.get("blocks"):
        raise Refusal("no_text")
    if len(text) > MOST:
        raise Refusal("msg_too_long")
    return text


def _blocks(given: dict) -> dict:
    """Return the blocks, which forms carry as JSON text."""
    blocks = given.get("blocks")
    if not blocks:
        return {}
    try:
        blocks = parsed(blocks.encode()) if isinstance(blocks, str) else blocks
    except Refusal as exc:
        raise Refusal("invalid_blocks_format") from exc
    if not isinstance(blocks, list) or not all(isinstance(one, dict) for one in blocks):
        raise Refusal("invalid_blocks_format")
    if not all("type" in one for one in blocks):
        raise Refusal("invalid_blocks")
    return {"blocks": blocks}


def _thread(call: Call, channel: dict, given: dict) -> dict:
    ts = str(given.get("thread_ts") or "")
    if not ts:
        return {}
    if call.shelf("message").find(key_of(channel["id"], ts)) is None:
        raise Refusal("thread_not_found")
    sent_too = {"subtype": "thread_broadcast"} if is_true(given.get("reply_broadcast")) else {}
    return {"thread_ts": ts, **sent_too}


def update(call: Call) -> dict:
    """Change a message of one's own."""
    given = written(call)
    message = _own(call, given, "cant_update_message")
    edited = {"user": user_id(call.caller), "ts": f"{int(time.time())}.000000"}
    message |= {"text": _text(given), "edited": edited} | _blocks(given)
    shown = show(save(call, message), [])
    return ok(channel=message["channel"], ts=message["ts"], text=message["text"], message=shown)


def delete(call: Call) -> dict:
    """Delete a message of one's own."""
    message = _own(call, written(call), "cant_delete_message")
    call.shelf("message").remove(key_of(message["channel"], message["ts"]))
    return ok(channel=message["channel"], ts=message["ts"])


def _own(call: Call, given: dict, refusal: str) -> dict:
    channel = find(call, required(given, "channel"))
    message = find_message(call, channel, required(given, "ts"))
    if message["user"] != user_id(call.caller):
        raise Refusal(refusal)
    return message
