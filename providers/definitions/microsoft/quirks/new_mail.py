"""Mail that a notification speaks of: Graph tells its id alone, so its sender and subject are asked for."""

from typing import Any

from providers.definitions.microsoft.quirks.looking_up import Place
from providers.members import dig
from providers.spec import Call, Notice

MAIL = Place(
    things="me/messages",
    watched="me/mailFolders/inbox/messages",
    fields="id,conversationId,subject,from,toRecipients,receivedDateTime,bodyPreview,isDraft,hasAttachments,webLink",
    moment="receivedDateTime",
)


def fetch(call: Call, notice: Notice, facts: dict[str, Any]) -> list[Notice]:
    """A draft in the inbox is no mail that came."""
    mail = MAIL.found(call, notice, facts)
    return [received(message) for message in mail if not message.get("isDraft")]


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
