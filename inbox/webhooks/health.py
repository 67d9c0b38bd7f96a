"""How an endpoint stands: it works, it is slow, it fails, and in the end it is switched off."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.endpoints import locked
from inbox.webhooks.exchange import Outcome
from inbox.webhooks.publishing import MISSED
from inbox.webhooks.recording import SYSTEM, record
from inbox.webhooks.switching import set_switch

SLOW_MS = 5_000
PATIENCE = timedelta(days=5)  # of failing, before it is switched off
NOTED_EVERY = timedelta(seconds=1)  # a busy endpoint is not written with every message
Off = WebhookEndpoint.Off


def note(endpoint: WebhookEndpoint, outcome: Outcome, *, is_last: bool) -> None:
    """Write what an attempt says of its endpoint, in the caller's transaction and before its delivery.

    `is_last`: with it the delivery is over.
    """
    if outcome.is_success:
        worked(endpoint, is_slow=outcome.milliseconds >= SLOW_MS)
    else:
        failed(endpoint, outcome, is_last=is_last)


def worked(endpoint: WebhookEndpoint, *, is_slow: bool) -> None:
    """Note a success, if it is news."""
    now = timezone.now()
    is_news = Q(last_success_at=None) | Q(last_success_at__lt=now - NOTED_EVERY)
    is_news |= Q(failing_since__isnull=False) | Q(slow_since__isnull=is_slow)
    rows = WebhookEndpoint.objects.filter(is_news, pk=endpoint.pk)
    slow_since = (endpoint.slow_since or now) if is_slow else None
    rows.update(last_success_at=now, failing_since=None, slow_since=slow_since)


def failed(endpoint: WebhookEndpoint, outcome: Outcome, *, is_last: bool) -> None:
    """Note a failure; one that is gone, or has failed for days, is switched off.

    For the latter a message has to be given up: where few are sent the failure before may be days old, and says
    little of today.
    """
    now = timezone.now()
    rows = WebhookEndpoint.objects.filter(pk=endpoint.pk)
    rows.filter(failing_since=None).update(failing_since=now)
    if outcome.is_gone:
        disable(endpoint, Off.GONE)
    elif is_last and rows.filter(failing_since__lte=now - PATIENCE).exists():
        disable(endpoint, Off.FAILING)


def disable(endpoint: WebhookEndpoint, reason: str) -> None:
    """Switch it off and give up what waits for it; its partner hears of it by mail (`notices`)."""
    row = locked(endpoint)
    if not row.is_enabled:
        return
    set_switch(row, False, reason)
    row.deliveries.filter(status=WebhookDelivery.Status.WAITING).update(**MISSED)
    record("webhook.disabled", row, SYSTEM, reason=WORDS[reason])


WORDS = {Off.FAILING: "it failed for five days", Off.GONE: "it answered 410 Gone"}
