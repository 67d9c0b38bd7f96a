"""Requests that send a mail or keep it as a draft."""

from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from config.api.errors import Invalid
from providers.definitions.google.quirks.headers import readable_headers
from providers.definitions.google.quirks.mailbox import headers_request
from providers.definitions.google.quirks.mime import compose, encoded
from providers.definitions.google.quirks.references import reply_headers
from providers.spec import Call, UpstreamRequest

THREADING = ("Message-ID", "References", "In-Reply-To")


def send(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Gmail accepts a mail without a recipient and reports it by a mail from a daemon."""
    message, thread_id = written(call)
    if "To" not in message:
        raise Invalid("to: name at least one recipient")
    return replace(request, json=wrapped(message, thread_id))


def draft(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Gmail wraps a draft's message once more."""
    return replace(request, json={"message": wrapped(*written(call))})


def written(call: Call) -> tuple[EmailMessage, str | None]:
    """A reply needs its original twice: the thread's id and the headers that name it."""
    original = replied_to(call)
    message = compose(call.arguments, reply_headers(readable_headers(original.get("payload", {}))))
    return message, call.arguments.get("threadId") or original.get("threadId")


def replied_to(call: Call) -> dict[str, Any]:
    message_id = call.arguments.get("replyToMessageId")
    if not message_id:
        return {}
    return call.send(headers_request(message_id, THREADING, call, "replyToMessageId")).body


def wrapped(message: EmailMessage, thread_id: str | None) -> dict[str, str]:
    raw = {"raw": encoded(message)}
    return {**raw, "threadId": thread_id} if thread_id else raw
