"""A mailbox: messages as Graph has them, and beside them what only we know."""

import html
import re
import secrets
from datetime import datetime

from django.utils import timezone

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.refusals import Refusal

ID = re.compile(r"AAMk[\w-]+=")
TAGS = re.compile(r"<[^>]+>")


def shelf_of(owner: str) -> Shelf:
    """Return somebody's messages."""
    return Shelf("microsoft", owner, "message")


def find(call: Call) -> dict:
    """Return the message that the path names."""
    if not ID.fullmatch(call.path["id"]):
        raise Refusal("malformed_id")
    message = shelf_of(call.owner).find(call.path["id"])
    if message is None:
        raise Refusal("no_message")
    return message


def new_id() -> str:
    """Return an id that nothing has yet."""
    return f"AAMkAG{secrets.token_hex(20)}="


def stamp(at: datetime) -> str:
    """Write a moment as Graph does."""
    return f"{at:%Y-%m-%dT%H:%M:%SZ}"


def described(message_id: str, at: datetime, fields: dict) -> dict:
    """Return a whole message; `fields` hold what is not the same for all."""
    body = fields.pop("body")
    text = body["content"] if body["contentType"] == "text" else plain(body["content"])
    rich = body["content"] if body["contentType"] == "html" else as_html(text)
    return {
        "@odata.etag": f'W/"{secrets.token_hex(8)}"',
        "id": message_id,
        "createdDateTime": stamp(at),
        "lastModifiedDateTime": stamp(at),
        "receivedDateTime": stamp(at),
        "sentDateTime": stamp(at),
        "categories": [],
        "importance": "normal",
        "isRead": False,
        "isDraft": False,
        "hasAttachments": bool(fields.get("_files")),
        "flag": {"flagStatus": "notFlagged"},
        "inferenceClassification": "focused",
        "internetMessageId": f"<{secrets.token_hex(12)}@northwind.example>",
        "webLink": f"https://outlook.office365.com/owa/?ItemID={message_id}",
        "bodyPreview": " ".join(text.split())[:255],
        "body": {"contentType": "html", "content": rich},
        "_text": text,
        "_files": [],
        **fields,
    }


def keep(owner: str, message: dict, at: datetime | None = None) -> dict:
    """Put a message into a mailbox, in its place by time."""
    at = at or timezone.now()
    return shelf_of(owner).add(message["id"], message, int(at.timestamp() * 1_000_000_000))


def plain(rich: str) -> str:
    """Return HTML without its tags."""
    return html.unescape(TAGS.sub(" ", rich)).strip()


def as_html(text: str) -> str:
    """Return text as a small page."""
    lines = "<br>".join(html.escape(line) for line in text.splitlines())
    return f"<html><body>{lines}</body></html>"


def person(name: str, address: str) -> dict:
    """Return somebody as Graph names senders and recipients."""
    return {"emailAddress": {"name": name, "address": address}}
