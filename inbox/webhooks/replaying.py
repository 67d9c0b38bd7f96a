"""Send again what was sent or given up before: under the same ids, with all attempts anew."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.actors import Actor
from config.api.errors import Invalid, NotFound
from inbox.models import WebhookDelivery, WebhookEndpoint
from inbox.webhooks.endpoints import locked
from inbox.webhooks.recording import record
from inbox.webhooks.testing import KEY

Status = WebhookDelivery.Status
STEP = 1_000  # deliveries of one short transaction


@transaction.atomic
def replay(delivery: WebhookDelivery, by: Actor) -> None:
    """Send one delivery as soon as possible. Raises 400 where its endpoint is off, 404 where it is gone."""
    endpoint = switched_on(delivery.endpoint)
    if not WebhookDelivery.objects.filter(pk=delivery.pk).update(**anew()):
        raise NotFound("Webhook delivery not found")
    record("webhook.replayed", endpoint, by, number=1)
    delivery.refresh_from_db()


def replay_since(
    endpoint: WebhookEndpoint, since: datetime, by: Actor, *, only_failed: bool = True
) -> int:
    """Send what was given up since a moment, or all of it; return how many. Tests are left out, what waits goes anyway.

    What ended before now is gone through once, in steps. Raises 400 where the endpoint is off, or goes off meanwhile.
    """
    ended = ended_since(endpoint, since, only_failed=only_failed).order_by("created_at", "id")
    ended, number, place = ended.filter(created_at__lte=timezone.now()), 0, Q()
    while step := list(ended.filter(place).values_list("created_at", "pk")[:STEP]):
        number += replay_some(endpoint, [pk for _, pk in step])
        at, pk = step[-1]
        place = Q(created_at__gte=at) & (Q(created_at__gt=at) | Q(pk__gt=pk))
    note(endpoint, since, by, number)
    return number


@transaction.atomic
def replay_some(endpoint: WebhookEndpoint, ids: list[UUID]) -> int:
    """Let a few deliveries begin again, in a short transaction; return how many."""
    switched_on(endpoint)
    return (
        WebhookDelivery.objects.filter(pk__in=ids).exclude(status=Status.WAITING).update(**anew())
    )


@transaction.atomic
def note(endpoint: WebhookEndpoint, since: datetime, by: Actor, number: int) -> None:
    endpoint = switched_on(endpoint)
    if number:
        record("webhook.replayed", endpoint, by, number=number, since=since.isoformat())


def ended_since(
    endpoint: WebhookEndpoint, since: datetime, *, only_failed: bool
) -> QuerySet[WebhookDelivery]:
    """Return what `replay_since` sends."""
    statuses = [Status.FAILED] if only_failed else [Status.FAILED, Status.DELIVERED]
    rows = endpoint.deliveries.filter(status__in=statuses, created_at__gte=since)
    return rows.exclude(message__key__startswith=KEY)


def switched_on(endpoint: WebhookEndpoint) -> WebhookEndpoint:
    row = locked(endpoint)
    if not row.is_enabled:
        raise Invalid("The endpoint is switched off: switch it on first")
    return row


def anew() -> dict[str, Any]:
    """Return the columns of a delivery that begins again: nobody's, should it be on its way at this moment."""
    return {
        "status": Status.WAITING,
        "due_at": timezone.now(),
        "attempts": 0,
        "is_replay": True,
        "claim": "",
        "claimed_until": None,
    }
