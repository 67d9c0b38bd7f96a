"""Which deliveries are sent next: a few of each endpoint, so that no backlog stands in the way of others."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects
from django.utils import timezone

from accounts.models import Partner
from config import claims
from inbox.models import WebhookDelivery, WebhookEndpoint

CLAIM_SECONDS = 60.0  # longer than an attempt lasts
TROUBLED = Q(failing_since__isnull=False) | Q(slow_since__isnull=False)


def pick(room: int, most: int, *, troubled: bool, without: Iterable[UUID]) -> list[WebhookDelivery]:
    """Claim up to `room` deliveries of endpoints in trouble, or of the others, at most so many of each."""
    asked = TROUBLED if troubled else ~TROUBLED
    due = endpoints_with_something_due().filter(asked).exclude(pk__in=without)
    chosen = list(due.order_by("?").values_list("pk", flat=True)[:room])
    return claimed(chosen, room, most) if chosen else []


def endpoints_with_something_due() -> QuerySet[WebhookEndpoint]:
    """Return endpoints that can be sent something now; the index answers for each without reading its backlog."""
    due = Exists(free(WebhookDelivery.objects.filter(endpoint=OuterRef("pk"))))
    working = WebhookEndpoint.objects.filter(is_enabled=True)
    return working.filter(due, partner__status=Partner.Status.ACTIVE)


def waiting(rows: QuerySet[WebhookDelivery]) -> QuerySet[WebhookDelivery]:
    return rows.filter(status=WebhookDelivery.Status.WAITING, due_at__lte=timezone.now())


def free(rows: QuerySet[WebhookDelivery]) -> QuerySet[WebhookDelivery]:
    nobodys = Q(claimed_until=None) | Q(claimed_until__lte=timezone.now())
    return waiting(rows).filter(nobodys)


@transaction.atomic
def claimed(chosen: list[UUID], room: int, most: int) -> list[WebhookDelivery]:
    """Claim the oldest of each endpoint. An endpoint that another worker looks through is left to it."""
    skips = connection.features.has_select_for_update_skip_locked
    rows = WebhookEndpoint.objects.filter(pk__in=chosen)
    locked = rows.select_for_update(skip_locked=skips, no_key=skips)
    ids = [pk for endpoint in locked for pk in oldest_of(endpoint, share(room, chosen, most), most)]
    still = waiting(WebhookDelivery.objects.filter(pk__in=ids[:room]))
    found = claims.take(still, room, CLAIM_SECONDS)
    prefetch_related_objects(found, "message", "endpoint")
    return found


def share(room: int, chosen: list[UUID], most: int) -> int:
    return min(most, max(1, room // len(chosen)))


def oldest_of(endpoint: WebhookEndpoint, share: int, most: int) -> list[UUID]:
    """Return what is sent next to an endpoint; what other workers are sending to it counts against `most`.

    The first in line are looked at alone: those that are being sent are among them.
    """
    now, line = timezone.now(), waiting(endpoint.deliveries.all()).order_by("due_at")
    ahead = list(line.values_list("pk", "claimed_until")[: 2 * most])
    waits = [pk for pk, until in ahead if until is None or until <= now]
    in_flight = len(ahead) - len(waits)
    return waits[: max(0, min(share, most - in_flight))]
