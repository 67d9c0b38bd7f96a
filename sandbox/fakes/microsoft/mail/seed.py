"""The first mails of each mailbox. Their ids stay the same, so that examples can name them."""

from base64 import b64encode
from datetime import datetime, timedelta

from django.utils import timezone

from sandbox.fakes.microsoft.mail.folders import id_of
from sandbox.fakes.microsoft.mail.mailbox import described, person, shelf_of
from sandbox.fakes.microsoft.mail.seed_data import MAILS, PEOPLE_OUTSIDE
from sandbox.people import PEOPLE, Person


def seed_mailbox(owner: Person) -> None:
    """Fill one mailbox."""
    now = timezone.now().replace(microsecond=0)
    mails = [_mail(owner, now, number, mail) for number, mail in enumerate(MAILS, start=1)]
    shelf_of(owner.key).add_many(
        [(mail["id"], int(at.timestamp() * 1_000_000_000), mail) for mail, at in mails]
    )


def _mail(owner: Person, now: datetime, number: int, mail: dict) -> tuple[dict, datetime]:
    at = now - timedelta(hours=mail["hours"])
    name = f"{owner.key.capitalize()}{number:04d}"
    sender = _somebody(owner, mail["from"])
    fields = {
        "conversationId": f"AAQkAGNorthwind{name}=",
        "parentFolderId": id_of(mail.get("folder", "inbox")),
        "subject": mail["subject"],
        "from": sender,
        "sender": sender,
        "toRecipients": [_somebody(owner, mail.get("to", "me"))],
        "ccRecipients": [_somebody(owner, mail["cc"])] if "cc" in mail else [],
        "bccRecipients": [],
        "categories": mail.get("categories", []),
        "isRead": not mail.get("unread"),
        "isDraft": mail.get("folder") == "drafts",
        "_files": _files(name, mail),
        "body": _body(owner, mail),
    }
    return described(f"AAMkAGNorthwind{name}=", at, fields), at


def _body(owner: Person, mail: dict) -> dict:
    if "html" in mail:
        return {"contentType": "html", "content": mail["html"]}
    return {"contentType": "text", "content": mail["text"].format(first_name=owner.first_name)}


def _somebody(owner: Person, role: str) -> dict:
    """Say who `me`, `one` and `other` are in this mailbox; the rest are outsiders."""
    others = [one for one in PEOPLE if one != owner]
    inside = {"me": owner, "one": others[0], "other": others[1]}
    if role in inside:
        return person(inside[role].name, inside[role].email)
    return person(PEOPLE_OUTSIDE[role], role)


def _files(name: str, mail: dict) -> list[dict]:
    if "file" not in mail:
        return []
    file_name, kind, text = mail["file"]
    content = text.encode()
    return [
        {
            "@odata.type": "#microsoft.graph.fileAttachment",
            "id": f"AAMkAGNorthwind{name}-A1=",
            "lastModifiedDateTime": "2026-01-15T09:00:00Z",
            "name": file_name,
            "contentType": kind,
            "size": len(content),
            "isInline": False,
            "contentBytes": b64encode(content).decode(),
        }
    ]
