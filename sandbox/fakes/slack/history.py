"""Read conversations and threads."""

import re

from sandbox.calls import Call
from sandbox.fakes.slack.answers import arguments, is_true, listed, required
from sandbox.fakes.slack.channels import find_for
from sandbox.fakes.slack.messages import is_reply, micros, of_channel, replies_to, show
from sandbox.fakes.slack.people import user_id
from sandbox.refusals import Refusal

TS = re.compile(r"\d{1,12}(\.\d{1,6})?")


def history(call: Call) -> dict:
    """List the messages of a conversation, the newest first, without the replies in threads."""
    given = arguments(call)
    channel = _readable(call, given)
    everything = of_channel(call, channel)
    tops = [one for one in _within(given, everything) if not is_reply(one)]
    shown = [show(one, replies_to(everything, one["ts"])) for one in tops]
    return _answer(given, shown, pin_count=0)


def replies(call: Call) -> dict:
    """List a thread, its first message first."""
    given = arguments(call)
    channel, ts = _readable(call, given), required(given, "ts")
    everything = of_channel(call, channel)
    parent = next((one for one in everything if one["ts"] == ts), None)
    if parent is None:
        raise Refusal("thread_not_found")
    below = replies_to(everything, ts)
    rest = [show(one, []) for one in reversed(_within(given, below))]
    return _answer(given, [show(parent, below), *rest])


def _readable(call: Call, given: dict) -> dict:
    """Return the channel, which a token reads only where it is a member."""
    channel = find_for(call, required(given, "channel"), "history")
    if user_id(call.caller) not in channel["members"]:
        raise Refusal("not_in_channel")
    return channel


def _within(given: dict, messages: list[dict]) -> list[dict]:
    """Return the messages between `oldest` and `latest`, the ends included if asked."""
    oldest = _limit(given, "oldest", 0)
    latest = _limit(given, "latest", 10**18)
    if not is_true(given.get("inclusive", "")):
        oldest, latest = oldest + 1, latest - 1
    return [one for one in messages if oldest <= micros(one["ts"]) <= latest]


def _limit(given: dict, name: str, default: int) -> int:
    text = given.get(name, "")
    if not text or text == "now":
        return default
    if not TS.fullmatch(text):
        raise Refusal(f"invalid_ts_{name}")
    seconds, _, fraction = text.partition(".")
    # Nothing is older than 0, which clients send for "from the beginning".
    return int(seconds + fraction.ljust(6, "0")) or default


def _answer(given: dict, messages: list[dict], **more: object) -> dict:
    answer = listed(given, "messages", messages, **more)
    return answer | {"has_more": bool(answer["response_metadata"]["next_cursor"])}
