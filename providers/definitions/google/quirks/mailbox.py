"""Lists of a Gmail mailbox."""

from typing import Any

from providers.definitions.google.quirks.messages import listed
from providers.definitions.google.quirks.paths import segment
from providers.spec import Call, UpstreamAnswer, UpstreamRequest

MESSAGES = "https://gmail.googleapis.com/gmail/v1/users/me/messages"
SHOWN = ("From", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date")


def with_headers_of_each(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail lists ids alone; each message's headers take a request of their own."""
    found = body.get("messages") or []
    answers = call.send_each([headers_request(each["id"], SHOWN, call) for each in found])
    return {**body, "messages": [merged(*pair) for pair in zip(found, answers, strict=True)]}


def merged(ids: dict[str, Any], answer: UpstreamAnswer | None) -> dict[str, Any]:
    """A message may vanish between the list and its own request: its ids stay."""
    return ids if answer is None else listed(answer.body)


def headers_request(
    message_id: str, names: tuple[str, ...], call: Call, field: str = "messageId"
) -> UpstreamRequest:
    """Ask for the named headers of one message and nothing of its content."""
    return UpstreamRequest(
        "GET",
        call.url(f"{MESSAGES}/{segment(message_id, field)}"),
        params={"format": "metadata", "metadataHeaders": list(names)},
    )
