"""Send mail: it appears among the sent, and with those of our people it was sent to."""

import secrets
from base64 import b64decode
from binascii import Error as NotBase64
from email.message import EmailMessage
from email.utils import formataddr, formatdate, getaddresses

from sandbox.calls import Call
from sandbox.fakes.google.gmail.mailbox import check_user, deliver, messages_of, parse
from sandbox.fakes.google.gmail.messages import brief
from sandbox.fakes.google.gmail.watching import came_in
from sandbox.people import PEOPLE
from sandbox.refusals import Refusal

NO_SOURCE = "'raw' RFC822 payload message string or uploading message via /upload/* URL required"
RECIPIENTS = ("To", "Cc", "Bcc")


def send(call: Call) -> dict:
    """Send what the body holds as MIME source."""
    mail, thread = read_mail(call, call.body)
    addresses = _recipients(mail)
    if not addresses:
        raise Refusal("invalid", "Recipient address required")
    to_self = call.person.email in addresses
    labels = ["UNREAD", "INBOX", "SENT"] if to_self else ["SENT"]
    sent = deliver(call.owner, mail, labels, thread)
    came_in(call.owner, sent)
    _hand_out(call, mail, addresses)
    return brief(sent)


def read_mail(call: Call, holder: object) -> tuple[EmailMessage, str]:
    """Return the mail in `{raw, threadId}` with the headers that Gmail adds, and its thread."""
    check_user(call)
    if not isinstance(holder, dict) or not isinstance(holder.get("raw"), str):
        raise Refusal("invalid", NO_SOURCE)
    mail = parse(_decode(holder["raw"]))
    _complete(call, mail)
    thread = holder.get("threadId") or ""
    if thread and all(one["threadId"] != thread for one in messages_of(call)):
        raise Refusal("not_found")
    return mail, thread


def _decode(raw: str) -> bytes:
    standard = raw.translate(str.maketrans("-_", "+/")).rstrip("=")
    try:
        return b64decode(standard + "=" * (-len(standard) % 4), validate=True)
    except (NotBase64, ValueError) as exc:
        raise Refusal("invalid", "Invalid value at 'raw' (TYPE_BYTES), Base64 decoding") from exc


def _complete(call: Call, mail: EmailMessage) -> None:
    """Add sender, date and id; a sender that is not the caller's own is replaced."""
    if call.person.email not in str(mail.get("From", "")):
        del mail["From"]
        mail["From"] = formataddr((call.person.name, call.person.email))
    if "Date" not in mail:
        mail["Date"] = formatdate(localtime=False)
    if "Message-ID" not in mail:
        mail["Message-ID"] = f"<{secrets.token_hex(16)}@mail.gmail.com>"


def _recipients(mail: EmailMessage) -> set[str]:
    lines = [str(value) for name in RECIPIENTS for value in mail.get_all(name, [])]
    return {address.lower() for _, address in getaddresses(lines) if "@" in address}


def _hand_out(call: Call, mail: EmailMessage, addresses: set[str]) -> None:
    """Deliver to our other people; nobody but the sender keeps the blind copies' names."""
    del mail["Bcc"]
    for person in PEOPLE:
        if person.email in addresses and person != call.person:
            owner = call.fake.identify(person.key)
            came_in(owner, deliver(owner, mail, ["UNREAD", "INBOX"]))
