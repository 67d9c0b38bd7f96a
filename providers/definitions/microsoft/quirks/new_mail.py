"""Mail that a notification speaks of: Graph tells its id alone, so its sender and subject are asked for."""

from collections.abc import Iterable
from typing import Any

from config.api.errors import NotFound
from providers.definitions.microsoft.api import GRAPH
from providers.definitions.microsoft.quirks.paths import segment
from providers.definitions.microsoft.quirks.subscriptions import SEEN
from providers.members import dig
from providers.spec import Call, Notice, UpstreamRequest

FIELDS = "id,conversationId,subject,from,toRecipients,receivedDateTime,bodyPreview,isDraft,hasAttachments,webLink"
MOST = 100  # messages that are looked up after notifications were lost


def fetch(call: Call, notice: Notice, facts: dict[str, Any]) -> list[Notice]:
    """Ask for the message, or for all since the last one known where Graph lost notifications."""
    found = one(call, notice.payload["id"]) if "id" in notice.payload else since(call, facts)
    mail = [message for message in found if not message.get("isDraft")]
    facts[SEEN] = max([facts.get(SEEN, ""), *(message["receivedDateTime"] for message in mail)])
    return [received(message) for message in mail]


def one(call: Call, message_id: str) -> list[dict[str, Any]]:
    """A message that a rule has moved since has another id there, and is not found under this one."""
    url = call.url(f"{GRAPH}/me/messages/{segment(message_id, 'id')}")
    try:
        return [call.send(UpstreamRequest("GET", url, params={"$select": FIELDS})).body]
    except NotFound:
        return []


def since(call: Call, facts: dict[str, Any]) -> Iterable[dict[str, Any]]:
    """Return what came to the inbox since the last message known, the oldest first."""
    params = {
        "$filter": f"receivedDateTime ge {facts[SEEN]}",
        "$orderby": "receivedDateTime",
        "$select": FIELDS,
        "$top": MOST,
    }
    url = call.url(f"{GRAPH}/me/mailFolders/inbox/messages")
    return call.send(UpstreamRequest("GET", url, params=params)).body["value"]


def received(message: dict[str, Any]) -> Notice:
    """Return a message as an event."""
    sender = dig(message, "from.emailAddress") or {}
    subject = message.get("subject") or "(no subject)"
    return Notice(
        type="email.received",
        id=f"message:{message['id']}",
        summary=f"Mail from {sender.get('name') or sender.get('address') or 'nobody'}: {subject}",
        payload={
            "id": message["id"],
            "threadId": message.get("conversationId"),
            "from": sender.get("address"),
            "to": [dig(one, "emailAddress.address") for one in message.get("toRecipients") or []],
            "subject": message.get("subject"),
            "date": message.get("receivedDateTime"),
            "snippet": message.get("bodyPreview"),
            "hasAttachments": message.get("hasAttachments"),
            "webLink": message.get("webLink"),
        },
    )
