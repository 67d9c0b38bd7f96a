"""Messages in the four formats of Gmail."""

import html

from sandbox.calls import Call
from sandbox.fakes.google.gmail.mailbox import parse, source
from sandbox.fakes.google.gmail.mime import encode, headers, payload
from sandbox.refusals import Refusal


def show(call: Call, message: dict) -> dict:
    """Show a message in the format the query asks for."""
    wanted = call.query.get("format", "full").lower()
    if wanted not in FORMATS:
        raise Refusal("invalid", f"Invalid value at 'format': \"{wanted}\"")
    return minimal(message) | FORMATS[wanted](call, message)


def minimal(message: dict) -> dict:
    """Show a message without headers or content."""
    return {
        "id": message["id"],
        "threadId": message["threadId"],
        "labelIds": message["labelIds"],
        "snippet": html.escape(message["text"][:200]),
        "sizeEstimate": message["sizeEstimate"],
        "historyId": message["historyId"],
        "internalDate": str(message["internalDate"]),
    }


def _full(call: Call, message: dict) -> dict:
    return {"payload": payload(parse(source(call.owner, message)), message["id"])}


def _metadata(call: Call, message: dict) -> dict:
    mail = parse(source(call.owner, message))
    wanted = {name.lower() for name in call.request.GET.getlist("metadataHeaders")}
    shown = [one for one in headers(mail) if not wanted or one["name"].lower() in wanted]
    return {"payload": {"mimeType": mail.get_content_type(), "headers": shown}}


def _raw(call: Call, message: dict) -> dict:
    return {"raw": encode(source(call.owner, message))}


FORMATS = {
    "full": _full,
    "metadata": _metadata,
    "minimal": lambda call, message: {},
    "raw": _raw,
}
