"""A mailbox: messages as small documents, their MIME source beside them as bytes."""

import secrets
import time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

from sandbox.calls import Call
from sandbox.documents import Shelf, keep_bytes, read_bytes
from sandbox.fakes.google.gmail.mime import attachments, text_of
from sandbox.refusals import Refusal

MOST_SEARCHED = 20_000


def shelf_of(owner: str) -> Shelf:
    """Return somebody's messages."""
    return Shelf("google", owner, "message")


def messages_of(call: Call) -> list[dict]:
    """Return the caller's messages, the newest first."""
    check_user(call)
    return shelf_of(call.owner).all()


def find(call: Call, message_id: str) -> dict:
    """Return one message of the caller."""
    check_user(call)
    message = shelf_of(call.owner).find(message_id)
    if message is None:
        raise Refusal("not_found")
    return message


def check_user(call: Call) -> None:
    """Refuse to open another person's mailbox."""
    if call.path["user"] not in ("me", call.person.email):
        raise Refusal("forbidden", f"Delegation denied for {call.person.email}")


def parse(raw: bytes) -> EmailMessage:
    """Read a MIME source."""
    return message_from_bytes(raw, policy=SMTP)


def source(owner: str, message: dict) -> bytes:
    """Return the MIME source of a message."""
    return read_bytes("google", owner, source_key(message)) or b""


def deliver(owner: str, mail: EmailMessage, labels: list[str], thread: str = "") -> dict:
    """Put a mail into a mailbox, in its thread if it has one there."""
    raw, now = mail.as_bytes(), time.time_ns() // 1_000_000
    message_id = secrets.token_hex(8)
    message = described(message_id, mail, raw, labels, thread or thread_for(owner, mail), now)
    keep_bytes("google", owner, source_key(message), raw)
    return shelf_of(owner).add(message["id"], message, position_of(message))


def source_key(message: dict) -> str:
    """Return the key under which the MIME source is kept."""
    return f"mail:{message['id']}"


def position_of(message: dict) -> int:
    """Return where a message stands in the mailbox: mails are ordered by when they came."""
    return message["internalDate"] * 1_000_000


def described(
    message_id: str,
    mail: EmailMessage,
    raw: bytes,
    labels: list[str],
    thread: str,
    milliseconds: int,
) -> dict:
    """Return the document of a mail; without a thread it begins one."""
    return {
        "id": message_id,
        "threadId": thread or message_id,
        "labelIds": labels,
        "internalDate": milliseconds,
        "historyId": str(milliseconds),
        "sizeEstimate": len(raw),
        "messageId": mail["Message-ID"].strip(),
        **_searchable(mail),
    }


def _searchable(mail: EmailMessage) -> dict:
    """Return what the list, the search and the snippet need without the source."""
    text = " ".join(text_of(mail).split())
    return {
        "from": str(mail.get("From", "")),
        "to": ", ".join(str(mail[name]) for name in ("To", "Cc") if mail[name]),
        "subject": str(mail.get("Subject", "")),
        "text": text[:MOST_SEARCHED],
        "hasAttachment": bool(attachments(mail)),
    }


def thread_for(owner: str, mail: EmailMessage) -> str:
    """Find the thread of the message that a mail answers."""
    named = f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}".split()
    if not named:
        return ""
    answered = (one for one in shelf_of(owner).all() if one["messageId"] in named)
    return next((one["threadId"] for one in answered), "")


def relabel(call: Call, message: dict, add: list[str], remove: list[str]) -> dict:
    """Change the labels of a message."""
    kept = [label for label in message["labelIds"] if label not in remove]
    message["labelIds"] = list(dict.fromkeys([*kept, *add]))
    message["historyId"] = str(time.time_ns() // 1_000_000)
    return shelf_of(call.owner).save(message["id"], message)
