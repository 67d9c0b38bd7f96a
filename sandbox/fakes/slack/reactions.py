"""React to messages."""

import re

from sandbox.calls import Call
from sandbox.fakes.slack import webhook
from sandbox.fakes.slack.answers import ok, required, written
from sandbox.fakes.slack.channels import find
from sandbox.fakes.slack.messages import find as find_message
from sandbox.fakes.slack.messages import save
from sandbox.fakes.slack.people import user_id
from sandbox.refusals import Refusal

NAME = re.compile(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?")


def add(call: Call) -> dict:
    """Add an emoji to a message, once for each person."""
    given = written(call)
    channel = find(call, required(given, "channel"))
    message = find_message(call, channel, required(given, "timestamp"))
    name, me = required(given, "name").strip(":"), user_id(call.caller)
    if not NAME.fullmatch(name):
        raise Refusal("invalid_name")
    reactions = {one["name"]: one["users"] for one in message.get("reactions", ())}
    users = reactions.setdefault(name, [])
    if me in users:
        raise Refusal("already_reacted")
    users.append(me)
    message["reactions"] = [
        {"name": each, "users": by, "count": len(by)} for each, by in reactions.items()
    ]
    save(call, message)
    item = {"type": "message", "channel": channel["id"], "ts": message["ts"]}
    told = {"type": "reaction_added", "user": me, "reaction": name, "item": item}
    webhook.tell(told | {"item_user": message["user"]})
    return ok()
