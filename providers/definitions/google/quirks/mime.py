"""A mail as Gmail wants to be given it."""

from base64 import urlsafe_b64encode
from email.message import EmailMessage
from typing import Any

from providers.definitions.google.quirks.addresses import addresses, one_line
from providers.definitions.google.quirks.attachments import attach
from providers.definitions.google.quirks.references import POLICY

RECIPIENTS = {"To": "to", "Cc": "cc", "Bcc": "bcc"}


def compose(arguments: dict[str, Any], reply: dict[str, str]) -> EmailMessage:
    """Gmail takes a whole MIME message; sender, date and id it fills in itself."""
    message = EmailMessage(policy=POLICY)
    address(message, arguments)
    message["Subject"] = one_line(arguments.get("subject", ""), "subject")
    for name, ids in reply.items():
        message[name] = ids
    write(message, arguments)
    attach(message, arguments.get("attachments") or [])
    return message


def address(message: EmailMessage, arguments: dict[str, Any]) -> None:
    for header, field in RECIPIENTS.items():
        if recipients := addresses(arguments.get(field), field):
            message[header] = recipients


def write(message: EmailMessage, arguments: dict[str, Any]) -> None:
    """With `html` beside `body` the reader's program chooses between the two."""
    body = arguments.get("body", "")
    if arguments.get("isHtml"):
        message.set_content(body, subtype="html")
        return
    message.set_content(body)
    if arguments.get("html"):
        message.add_alternative(arguments["html"], subtype="html")


def encoded(message: EmailMessage) -> str:
    """Gmail takes the message base64url-encoded in one field."""
    return urlsafe_b64encode(message.as_bytes()).decode()
