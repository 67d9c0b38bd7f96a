"""Gmail messages as plain objects instead of headers, parts and label ids."""

import html
from base64 import b64encode
from typing import Any

from providers.definitions.google.quirks.headers import named_fields
from providers.definitions.google.quirks.parts import attachments, decode, text_of_type
from providers.spec import Call


def summary(message: dict[str, Any]) -> dict[str, Any]:
    """Gmail says unread and starred by label, and escapes the snippet as if it were HTML."""
    labels = message.get("labelIds", [])
    return {
        "id": message["id"],
        "threadId": message.get("threadId"),
        **named_fields(message),
        **snippet(message),
        "labels": labels,
        "isUnread": "UNREAD" in labels,
        "isStarred": "STARRED" in labels,
    }


def snippet(message: dict[str, Any]) -> dict[str, str]:
    """Gmail leaves the snippet out of what it answers to a change."""
    return {"snippet": html.unescape(message["snippet"])} if "snippet" in message else {}


def listed(message: dict[str, Any]) -> dict[str, Any]:
    """Gmail's `metadata` format has no parts: only the outermost type hints at attachments."""
    kind = message.get("payload", {}).get("mimeType", "")
    return {**summary(message), "hasAttachments": kind == "multipart/mixed"}


def flatten(message: dict[str, Any]) -> dict[str, Any]:
    """Gmail nests what a reader wants: the text, the HTML and the attachments."""
    payload = message.get("payload", {})
    rich = text_of_type(payload, "text/html")
    files = attachments(payload)
    return {
        **summary(message),
        "body": text_of_type(payload, "text/plain") or rich,
        **({"html": rich} if rich else {}),
        "hasAttachments": bool(files),
        "attachments": files,
    }


def with_headers(message: dict[str, Any]) -> dict[str, Any]:
    """Gmail's `metadata` format is asked for the sake of its headers, so they all stay."""
    return {**listed(message), "headers": message.get("payload", {}).get("headers", [])}


def with_source(message: dict[str, Any]) -> dict[str, Any]:
    """Gmail's `raw` format has the whole message as base64url in one field."""
    return {**summary(message), "raw": message.get("raw", "")}


FORMS = {"full": flatten, "metadata": with_headers, "minimal": summary, "raw": with_source}


def message(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail answers a different object for every `format`."""
    return FORMS[call.arguments.get("format", "full")](body)


def thread(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail answers a thread's messages in the same forms as a single one."""
    return {**body, "messages": [message(each, call) for each in body.get("messages", [])]}


def state(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail answers a change with ids and labels only."""
    return summary(body)


def trashed(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail keeps what is in the trash for 30 days."""
    return {"deleted": True, "trashed": True, **summary(body)}


def draft(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail wraps a draft's message, and gives the draft an id of its own."""
    return {**body, "message": summary(body["message"])}


def attachment(body: dict[str, Any], call: Call) -> dict[str, Any]:
    """Gmail writes attachments as base64url; ours is the plain alphabet, as everywhere else."""
    content = decode(body.get("data", ""))
    return {
        "id": call.arguments["attachmentId"],
        "messageId": call.arguments["messageId"],
        "size": len(content),
        "content": b64encode(content).decode(),
    }
