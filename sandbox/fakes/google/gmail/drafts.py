"""Drafts: messages with the label DRAFT and an id of their own."""

from sandbox.calls import Call
from sandbox.fakes.google.gmail.mailbox import check_user, deliver, find
from sandbox.fakes.google.gmail.messages import brief, listed
from sandbox.fakes.google.gmail.rendering import show
from sandbox.fakes.google.gmail.sending import read_mail
from sandbox.refusals import Refusal


def create(call: Call) -> dict:
    """Keep a mail that is not finished; it needs no recipient yet."""
    mail, thread = read_mail(call, call.body.get("message"))
    message = deliver(call.owner, mail, ["DRAFT"], thread)
    draft_id = f"r{int(message['id'], 16)}"
    call.shelf("draft").add(draft_id, {"id": draft_id, "message": message["id"]})
    return {"id": draft_id, "message": brief(message)}


def list_all(call: Call) -> dict:
    """List the drafts with the ids of their messages."""
    check_user(call)
    drafts = call.shelf("draft").all()
    shown = [{"id": one["id"], "message": _ids(call, one)} for one in drafts]
    return listed(call, "drafts", shown)


def _ids(call: Call, draft: dict) -> dict:
    message = find(call, draft["message"])
    return {"id": message["id"], "threadId": message["threadId"]}


def get(call: Call) -> dict:
    """Show one draft with its message."""
    draft = call.shelf("draft").find(call.path["id"])
    if draft is None:
        raise Refusal("not_found")
    return {"id": draft["id"], "message": show(call, find(call, draft["message"]))}
