"""Tell owners by mail that keys of theirs were found and are revoked: one mail to each."""

import logging
from collections import defaultdict

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from accounts.models import ApiKey

log = logging.getLogger("patchbay.leaked_keys")

AUTOMATIC = {"Auto-Submitted": "auto-generated"}
SUBJECT = "An API key was found in public and is revoked"
BODY = """GitHub's secret scanning found API keys of yours where anybody can read them. They are
revoked: calls with them are refused from now on.

{found}

Make a new key at {page}
and put it where the old one was used. To take the text out of a repository does not help: others
may have copied it. The audit log under Settings says what else was done.
"""


def tell_owners(found: list[tuple[ApiKey, str]]) -> None:
    """Send the mails over one connection. A mail server that is away keeps no key alive, and is logged."""
    mails = mails_about(found)
    if not mails:
        return
    try:
        with get_connection() as connection:
            for mail in mails:
                send(mail, connection)
    except OSError as exc:
        log.warning("no mail about revoked keys was sent: %s", type(exc).__name__)


def mails_about(found: list[tuple[ApiKey, str]]) -> list[EmailMessage]:
    lines = defaultdict(list)
    for key, url in found:
        lines[key.user.email].append(f"  {key.masked} ({key.name}), at {url or 'an unknown place'}")
    return [mail_to(address, told) for address, told in lines.items() if address]


def mail_to(address: str, lines: list[str]) -> EmailMessage:
    body = BODY.format(found="\n".join(lines), page=f"{settings.PUBLIC_URL}/settings/api-keys")
    return EmailMessage(SUBJECT, body, to=[address], headers=AUTOMATIC)


def send(mail: EmailMessage, connection: BaseEmailBackend) -> None:
    try:
        connection.send_messages([mail])
    except (OSError, ValueError) as exc:
        # SMTP's errors are OSErrors; an address that can be no header is a ValueError.
        log.warning("a mail about revoked keys was not sent: %s", type(exc).__name__)
