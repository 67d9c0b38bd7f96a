"""Send mail: it appears among the sent, and with those of our people it was sent to."""

import secrets

from django.http import HttpResponse
from django.utils import timezone

from sandbox.calls import Call
from sandbox.fakes.microsoft import notifying
from sandbox.fakes.microsoft.mail.folders import id_of
from sandbox.fakes.microsoft.mail.mailbox import described, find, keep, new_id, person
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal
from sandbox.shapes import check

RECIPIENT = {"emailAddress": {"address": str, "name": str}}
MESSAGE = {
    "subject": str,
    "body": {"contentType": str, "content": str},
    "toRecipients": [RECIPIENT],
    "ccRecipients": [RECIPIENT],
    "bccRecipients": [RECIPIENT],
}
KINDS = ("toRecipients", "ccRecipients", "bccRecipients")


def send(call: Call) -> HttpResponse:
    """Send the message that the body holds."""
    if not isinstance(call.body.get("message"), dict):
        raise Refusal("invalid", "The parameter 'message' is required.")
    given = check(call.body["message"], MESSAGE)
    body = given.get("body") or {"contentType": "text", "content": ""}
    if str(body.get("contentType")).lower() not in ("text", "html"):
        raise Refusal("invalid", "Cannot convert the literal to type 'bodyType'.")
    fields = {kind: given.get(kind) or [] for kind in KINDS}
    fields |= {"subject": given.get("subject") or "", "body": _lower(body)}
    return deliver(call, fields, keeps=call.body.get("saveToSentItems", True))


def _lower(body: dict) -> dict:
    return {"contentType": body["contentType"].lower(), "content": body.get("content") or ""}


def reply(call: Call) -> HttpResponse:
    """Answer the sender of a message."""
    return _answer(call, [find(call)["from"]])


def reply_all(call: Call) -> HttpResponse:
    """Answer everybody who had a message, but oneself."""
    message = find(call)
    had = [message["from"], *message["toRecipients"], *message["ccRecipients"]]
    return _answer(
        call, [one for one in had if one["emailAddress"]["address"] != call.person.email]
    )


def _answer(call: Call, recipients: list[dict]) -> HttpResponse:
    comment = check(call.body, {"comment": str}).get("comment") or ""
    message = find(call)
    fields = {
        "subject": f"RE: {message['subject'].removeprefix('RE: ')}",
        "body": {"contentType": "text", "content": comment},
        "toRecipients": recipients,
        "ccRecipients": [],
        "bccRecipients": [],
        "conversationId": message["conversationId"],
    }
    return deliver(call, fields, keeps=True)


def deliver(call: Call, fields: dict, *, keeps: bool) -> HttpResponse:
    """Hand a mail out and accept it: nothing is answered."""
    addresses = {_address(one) for kind in KINDS for one in fields[kind]}
    if not addresses:
        message = "At least one recipient isn't valid."
        raise Refusal("invalid", message, code="ErrorInvalidRecipients")
    sender = person(call.person.name, call.person.email)
    fields = {"conversationId": f"AAQk{secrets.token_hex(12)}="} | fields
    fields |= {"from": sender, "sender": sender}
    if keeps:
        _put(call.owner, "sentitems", fields, is_read=True)
    for one in PEOPLE:
        if one.email in addresses:
            owner = call.fake.identify(one.key)
            message = _put(owner, "inbox", fields | {"bccRecipients": []})
            notifying.tell(owner, notifying.MAIL, "created", message)
    return HttpResponse(status=202)


def _address(recipient: dict) -> str:
    address = (recipient.get("emailAddress") or {}).get("address") or ""
    if "@" not in address:
        message = "At least one recipient isn't valid."
        raise Refusal("invalid", message, code="ErrorInvalidRecipients")
    return address.lower()


def _put(owner: str, folder: str, fields: dict, *, is_read: bool = False) -> dict:
    place = {"parentFolderId": id_of(folder), "isRead": is_read}
    return keep(owner, described(new_id(), timezone.now(), fields | place))
