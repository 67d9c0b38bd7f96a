"""List, read, label and trash messages."""

from sandbox.calls import Call
from sandbox.fakes.google.gmail.labels import check_labels
from sandbox.fakes.google.gmail.mailbox import find, messages_of, parse, relabel, source
from sandbox.fakes.google.gmail.mime import attachment_id, attachments, content_of, encode
from sandbox.fakes.google.gmail.rendering import show
from sandbox.fakes.google.gmail.search import names_hidden_place, search
from sandbox.paging import page_of, size_of
from sandbox.refusals import Refusal

HIDDEN = {"SPAM", "TRASH"}


def list_all(call: Call) -> dict:
    """List ids of messages, nothing else."""
    found = found_messages(call)
    ids = [{"id": one["id"], "threadId": one["threadId"]} for one in found]
    return listed(call, "messages", ids)


def found_messages(call: Call) -> list[dict]:
    """Return the messages that `q`, `labelIds` and `includeSpamTrash` leave."""
    query, wanted = call.query.get("q", ""), set(call.request.GET.getlist("labelIds"))
    messages = search(messages_of(call), query)
    messages = [one for one in messages if wanted <= set(one["labelIds"])]
    everything = call.query.get("includeSpamTrash", "").lower() == "true"
    if everything or wanted & HIDDEN or names_hidden_place(query):
        return messages
    return [one for one in messages if not HIDDEN & set(one["labelIds"])]


def listed(call: Call, name: str, items: list[dict]) -> dict:
    """Answer a page; an empty list has no key, as with Gmail."""
    size = size_of(call.query.get("maxResults"), 100, 500)
    shown, token = page_of(items, size, call.query.get("pageToken", ""))
    answer: dict[str, object] = {name: shown} if shown else {}
    answer |= {"nextPageToken": token} if token else {}
    return answer | {"resultSizeEstimate": len(items)}


def get(call: Call) -> dict:
    """Show one message."""
    return show(call, find(call, call.path["id"]))


def get_attachment(call: Call) -> dict:
    """Give the bytes of an attachment."""
    message = find(call, call.path["id"])
    for part_id, part in attachments(parse(source(call.owner, message))):
        if attachment_id(message["id"], part_id) == call.path["attachment"]:
            content = content_of(part)
            return {"size": len(content), "data": encode(content)}
    raise Refusal("invalid", "Invalid attachment token")


def modify(call: Call) -> dict:
    """Add and remove labels."""
    message = find(call, call.path["id"])
    add = check_labels(call.body.get("addLabelIds") or [])
    remove = check_labels(call.body.get("removeLabelIds") or [])
    return brief(relabel(call, message, add, remove))


def trash(call: Call) -> dict:
    """Move a message to the trash."""
    return brief(relabel(call, find(call, call.path["id"]), ["TRASH"], ["INBOX"]))


def untrash(call: Call) -> dict:
    """Take a message out of the trash."""
    return brief(relabel(call, find(call, call.path["id"]), [], ["TRASH"]))


def brief(message: dict) -> dict:
    """Show ids and labels, which is what Gmail answers to a change."""
    return {name: message[name] for name in ("id", "threadId", "labelIds")}
