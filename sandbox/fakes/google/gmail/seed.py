"""The first mails of each mailbox."""

import time
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formataddr, formatdate
from functools import lru_cache
from hashlib import md5

from sandbox.documents import keep_many_bytes
from sandbox.fakes.google.gmail.mailbox import described, position_of, shelf_of, source_key
from sandbox.fakes.google.gmail.seed_data import CONVERSATIONS, PEOPLE_OUTSIDE
from sandbox.fakes.google.pdf import pdf
from sandbox.people import PEOPLE, Person

HOUR = 3600


def seed_mailbox(person: Person) -> None:
    """Fill one mailbox."""
    mails = _mailbox(person, int(time.time()) // HOUR)
    entries = [(message["id"], position_of(message), message) for message, _ in mails]
    shelf_of(person.key).add_many(entries)
    sources = {source_key(message): raw for message, raw in mails}
    keep_many_bytes("google", person.key, sources)


@lru_cache(maxsize=len(PEOPLE))
def _mailbox(person: Person, hour: int) -> list[tuple[dict, bytes]]:
    """Return messages and MIME sources; composing takes long, so a reset soon after reuses them."""
    return [
        mail
        for number, conversation in enumerate(CONVERSATIONS)
        for mail in _conversation(person, number, conversation, hour * HOUR)
    ]


def _conversation(
    person: Person, number: int, conversation: dict, now: int
) -> Iterator[tuple[dict, bytes]]:
    """Yield the messages of one thread with their MIME sources."""
    thread = ""
    for position, template in enumerate(conversation["mails"]):
        sent_at = now - template["hours"] * HOUR
        mail = _mail(person, conversation, template, (number, position), sent_at)
        raw, labels = mail.as_bytes(), _labels(conversation, template)
        message = described(_id(mail), mail, raw, labels, thread, sent_at * 1000)
        thread = message["threadId"]
        yield message, raw


def _mail(
    person: Person, conversation: dict, template: dict, place: tuple[int, int], sent_at: float
) -> EmailMessage:
    number, position = place
    mail = EmailMessage(policy=SMTP)
    mail["From"] = _address(person, template["from"])
    mail["To"] = _address(person, template.get("to", "me"))
    if "cc" in template:
        mail["Cc"] = _address(person, template["cc"])
    mail["Subject"] = ("Re: " if position else "") + conversation["subject"]
    mail["Date"] = formatdate(sent_at)
    mail["Message-ID"] = _message_id(person, number, position)
    if position:
        mail["In-Reply-To"] = mail["References"] = _message_id(person, number, position - 1)
    _fill(mail, template, person)
    return mail


def _id(mail: EmailMessage) -> str:
    """Return an id that stays the same over resets, so that documentation can name it."""
    return md5(mail["Message-ID"].encode(), usedforsecurity=False).hexdigest()[:16]


def _message_id(person: Person, number: int, position: int) -> str:
    return f"<{number}.{position}.{person.key}@mail.northwind.example>"


def _address(person: Person, role: str) -> str:
    """Say who `me`, `one` and `other` are in this mailbox; the rest are outsiders."""
    others = [one for one in PEOPLE if one != person]
    inside = {"me": person, "one": others[0], "other": others[1]}
    if role in inside:
        return formataddr((inside[role].name, inside[role].email))
    return formataddr((PEOPLE_OUTSIDE[role], role))


def _fill(mail: EmailMessage, template: dict, person: Person) -> None:
    mail.set_content(template["text"].format(first_name=person.first_name))
    if "html" in template:
        mail.add_alternative(template["html"], subtype="html")
    for name, kind, lines in template.get("files", ()):
        main, sub = kind.split("/")
        content = pdf(lines) if sub == "pdf" else "\n".join(lines).encode()
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)


def _labels(conversation: dict, template: dict) -> list[str]:
    """Return the labels of a mail; what the person wrote themselves is only among the sent."""
    if template["from"] == "me":
        return ["SENT"]
    place = conversation.get("place", "INBOX")
    unread = ["UNREAD"] if template.get("unread") else []
    return [*unread, place, *conversation.get("labels", ())]
