"""Write to a partner whose endpoint this server switched off (a job of the worker)."""

import logging
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import Partner
from inbox.models import WebhookEndpoint
from inbox.webhooks.health import WORDS

log = logging.getLogger("patchbay.webhooks")

GIVEN_UP = timedelta(days=1)
BATCH = 20  # mails of one turn, so that a slow mail server does not outlast the job's lease
AUTOMATIC = {"Auto-Submitted": "auto-generated"}


def send_due() -> int:
    """Send what was not sent yet, while it is news; return how many mails."""
    return sum(send(endpoint) for endpoint in due()[:BATCH])


def due() -> QuerySet[WebhookEndpoint]:
    since = timezone.now() - GIVEN_UP
    rows = WebhookEndpoint.objects.select_related("partner__user").order_by("disabled_at")
    return rows.filter(off_reason__in=WORDS, told_at=None, disabled_at__gt=since)


def send(endpoint: WebhookEndpoint) -> bool:
    """Write once to the contact and the owner; a failure is tried again with the next turn."""
    subject = "Patchbay: a webhook endpoint was switched off"
    mail = EmailMessage(
        subject, body_of(endpoint), to=receivers(endpoint.partner), headers=AUTOMATIC
    )
    try:
        mail.send()
    except (OSError, ValueError) as exc:
        # SMTP's errors are OSErrors; a text that can be no header is a ValueError.
        log.warning("endpoint %s: notice was not mailed: %s", endpoint.pk, type(exc).__name__)
        return False
    WebhookEndpoint.objects.filter(pk=endpoint.pk).update(told_at=timezone.now())
    return True


def receivers(partner: Partner) -> list[str]:
    return list(dict.fromkeys(filter(None, (partner.contact_email, partner.user.email))))


def body_of(endpoint: WebhookEndpoint) -> str:
    context = {
        "endpoint": endpoint,
        "name": endpoint.partner.company_name,
        "reason": WORDS[endpoint.off_reason],
        "settings_url": f"{settings.PUBLIC_URL}/settings/webhooks",
        "docs_url": f"{settings.PUBLIC_URL}/docs/api/webhooks",
    }
    return render_to_string("inbox/mail/webhook_disabled.txt", context).strip() + "\n"
