"""Mail that came since the last look: Gmail's history tells ids, each message has to be asked for."""

from email.utils import getaddresses, parseaddr
from typing import Any

from config.api.errors import NotFound
from providers.definitions.google.quirks.headers import named_fields
from providers.definitions.google.quirks.mailbox import headers_request
from providers.definitions.google.quirks.mailbox_watches import GMAIL, INBOX, SEEN
from providers.excerpts import sentence
from providers.spec import Call, Notice, UpstreamRequest

SHOWN = ("From", "To", "Subject", "Date")
OURS = frozenset({"SENT", "DRAFT"})  # labels of what the person wrote
PAGE, MOST_PAGES = 100, 5


def fetch(call: Call, notice: Notice, facts: dict[str, Any]) -> list[Notice]:
    """Ask for what was added since the history id we know. Gmail forgets its history after a week or so (404)."""
    known = facts.get(SEEN)
    if known and int(notice.payload.get(SEEN, 0) or 0) <= int(known):
        return []
    try:
        ids, reached = added_since(call, known) if known else ([], newest(call))
    except NotFound:
        ids, reached = [], newest(call)
    facts[SEEN] = reached
    return [received(message) for message in messages(call, ids)]


def newest(call: Call) -> str:
    """Return the history id as of now."""
    return str(call.send(UpstreamRequest("GET", call.url(f"{GMAIL}/profile"))).body["historyId"])


def added_since(call: Call, known: str) -> tuple[list[str], str]:
    """Return the ids of what came in, and the history id this reaches to: what is beyond comes with the next look."""
    params: dict[str, Any] = {
        "startHistoryId": known,
        "historyTypes": "messageAdded",
        "labelId": INBOX,
        "maxResults": PAGE,
    }
    ids: dict[str, None] = {}
    for _ in range(MOST_PAGES):
        request = UpstreamRequest("GET", call.url(f"{GMAIL}/history"), params=params)
        page = call.send(request).body
        records = page.get("history") or []
        ids |= dict.fromkeys(added_in(records))
        if "nextPageToken" not in page:
            return list(ids), str(page["historyId"])
        params["pageToken"], known = page["nextPageToken"], str(records[-1]["id"])
    return list(ids), known


def added_in(records: list[dict[str, Any]]) -> list[str]:
    """Return the ids of messages that others wrote."""
    added = [each["message"] for record in records for each in record.get("messagesAdded") or []]
    return [each["id"] for each in added if not OURS & set(each.get("labelIds") or ())]


def messages(call: Call, ids: list[str]) -> list[dict[str, Any]]:
    """Ask for the headers of each, side by side; who did not answer is asked once more, alone."""
    requests = [headers_request(each, SHOWN, call) for each in ids]
    answers = call.send_each(requests)
    found = [
        answer.body if answer else asked_again(call, request)
        for request, answer in zip(requests, answers, strict=True)
    ]
    return [message for message in found if message is not None]


def asked_again(call: Call, request: UpstreamRequest) -> dict[str, Any] | None:
    """Return the message, None for one that is gone already; whatever else is wrong is wrong with all of it."""
    try:
        return call.send(request).body
    except NotFound:
        return None


def received(message: dict[str, Any]) -> Notice:
    """Return a message as an event."""
    fields = named_fields(message)
    name, address = parseaddr(fields["from"])
    told = {"who": name or address or "nobody", "what": fields["subject"] or "(no subject)"}
    return Notice(
        type="email.received",
        id=f"message:{message['id']}",
        summary=sentence("Mail from {who}: {what}", told),
        payload={
            "id": message["id"],
            "threadId": message.get("threadId"),
            "from": address,
            "to": [each for _, each in getaddresses([fields["to"]]) if each],
            "subject": fields["subject"],
            "date": fields["date"],
            "snippet": message.get("snippet", ""),
            "labels": message.get("labelIds") or [],
        },
    )
