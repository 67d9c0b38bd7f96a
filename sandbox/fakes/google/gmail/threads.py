"""Conversations: messages that answer each other."""

import html

from sandbox.calls import Call
from sandbox.fakes.google.gmail.mailbox import messages_of
from sandbox.fakes.google.gmail.messages import found_messages, listed
from sandbox.fakes.google.gmail.rendering import show
from sandbox.refusals import Refusal


def list_all(call: Call) -> dict:
    """List the conversations in which a message was found, the newest first."""
    newest: dict[str, dict] = {}
    for message in found_messages(call):
        newest.setdefault(message["threadId"], message)
    return listed(call, "threads", [_brief(message) for message in newest.values()])


def _brief(message: dict) -> dict:
    return {
        "id": message["threadId"],
        "snippet": html.escape(message["text"][:200]),
        "historyId": message["historyId"],
    }


def get(call: Call) -> dict:
    """Show a conversation with all its messages, the oldest first."""
    found = [one for one in messages_of(call) if one["threadId"] == call.path["id"]]
    if not found:
        raise Refusal("not_found")
    messages = [show(call, message) for message in reversed(found)]
    return {"id": call.path["id"], "historyId": found[0]["historyId"], "messages": messages}
