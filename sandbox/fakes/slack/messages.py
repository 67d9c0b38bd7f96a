"""Messages as they are stored, named by channel and timestamp."""

import time

from sandbox.calls import Call
from sandbox.fakes.slack.people import APP, BOT, TEAM, user_id
from sandbox.refusals import Refusal


def of_channel(call: Call, channel: dict) -> list[dict]:
    """Return the messages of a conversation with the replies in threads, the newest first."""
    return [one for one in call.shelf("message").all() if one["channel"] == channel["id"]]


def find(call: Call, channel: dict, ts: str) -> dict:
    """Return one message."""
    message = call.shelf("message").find(key_of(channel["id"], ts))
    if message is None:
        raise Refusal("message_not_found")
    return message


def key_of(channel_id: str, ts: str) -> str:
    """Return the key of a message."""
    return f"{channel_id}/{ts}"


def add(call: Call, channel: dict, text: str, **more: object) -> dict:
    """Add a message under a timestamp that no other message has."""
    newest = call.shelf("message").all()[:1]
    last = micros(newest[0]["ts"]) if newest else 0
    now = max(time.time_ns() // 1000, last + 1)
    by = {"bot_id": BOT, "app_id": APP} if call.caller.token.actor == "bot" else {}
    message = {"channel": channel["id"], "ts": written(now), "user": user_id(call.caller)}
    message |= {"text": text, **by, **more}
    return call.shelf("message").add(key_of(channel["id"], message["ts"]), message, now)


def save(call: Call, message: dict) -> dict:
    """Write a changed message back."""
    return call.shelf("message").save(key_of(message["channel"], message["ts"]), message)


def micros(ts: str) -> int:
    """Return a timestamp as a number of microseconds."""
    return int(ts.replace(".", ""))


def written(number: int) -> str:
    """Write microseconds as Slack's timestamp."""
    return f"{number // 1_000_000}.{number % 1_000_000:06d}"


def show(message: dict, replies: list[dict]) -> dict:
    """Show a message; one with replies says how many and from whom."""
    shown = {name: value for name, value in message.items() if name != "channel"}
    shown |= {"type": "message", "team": TEAM}
    if not replies:
        return shown
    users = list(dict.fromkeys(one["user"] for one in reversed(replies)))
    return shown | {
        "thread_ts": message["ts"],
        "reply_count": len(replies),
        "reply_users_count": len(users),
        "reply_users": users,
        "latest_reply": replies[0]["ts"],
    }


def is_reply(message: dict) -> bool:
    """Say whether a message stands in a thread and is not its beginning."""
    return message.get("thread_ts", message["ts"]) != message["ts"]


def replies_to(messages: list[dict], ts: str) -> list[dict]:
    """Return the replies in one thread, the newest first."""
    return [one for one in messages if is_reply(one) and one["thread_ts"] == ts]
