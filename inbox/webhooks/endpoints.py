"""Make, change, switch and delete the endpoints of a partner, each with its event in the same transaction."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from accounts.models import Event, Partner
from config.api.errors import Invalid, NotFound
from inbox.models import WebhookEndpoint
from inbox.models.endpoint import new_secret
from inbox.webhooks.checked import checked
from inbox.webhooks.recording import record

MOST_ENDPOINTS = 20
LONGEST_OVERLAP = timedelta(days=7)
Off = WebhookEndpoint.Off


@transaction.atomic
def create(
    partner: Partner,
    *,
    url: str,
    description: str,
    event_types: Iterable[str],
    by: Actor,
    pk: UUID | None = None,
) -> tuple[WebhookEndpoint, str]:
    """Make an endpoint and return it with its secret, to be shown now. Raises 400; no types: all of them.

    `pk` is given where it was chosen before: a second one of the same is an IntegrityError.
    """
    columns = checked({"url": url, "description": description, "event_types": event_types})
    Partner.objects.select_for_update().get(pk=partner.pk)  # two at once are counted one by one
    if partner.webhook_endpoints.count() >= MOST_ENDPOINTS:
        raise Invalid(f"You have {MOST_ENDPOINTS} endpoints, and that is as many as there may be")
    endpoint = WebhookEndpoint(pk=pk or uuid4(), partner=partner, **columns)
    secret = new_secret()
    endpoint.secret = secret
    endpoint.save(force_insert=True)
    record("webhook.created", endpoint, by, event_types=endpoint.event_types)
    return endpoint, secret


@transaction.atomic
def change(endpoint: WebhookEndpoint, changes: Mapping[str, Any], by: Actor) -> bool:
    """Set `url`, `description` or `event_types`; say whether anything is different now. Raises 400."""
    wanted, row = checked(changes), locked(endpoint)
    changed = sorted(name for name, value in wanted.items() if getattr(row, name) != value)
    for name in changed:
        setattr(row, name, wanted[name])
        setattr(endpoint, name, wanted[name])
    if changed:
        row.save(update_fields=[*changed, "updated_at"])
        record("webhook.changed", row, by, changed=changed)
    return bool(changed)


@transaction.atomic
def switch(endpoint: WebhookEndpoint, on: bool, by: Actor, reason: str = "") -> bool:
    """Switch it on or off; say whether it was otherwise. What waits for it goes on when it is on again.

    Raises 400 where staff switched it off and somebody else wants it on.
    """
    row = locked(endpoint)
    if row.is_enabled == on:
        return False
    if on and row.off_reason == Off.BY_STAFF and by.actor != Event.Actor.STAFF:
        raise Invalid("It was switched off by the people who run this server: ask them")
    set_switch(row, on, "" if on else reason_of(by))
    said = {"reason": reason} if reason else {}
    record("webhook.switched", row, by, now="on" if on else "off", **said)
    endpoint.refresh_from_db()
    return True


def reason_of(by: Actor) -> str:
    return Off.BY_STAFF if by.actor == Event.Actor.STAFF else Off.BY_PARTNER


def set_switch(row: WebhookEndpoint, on: bool, reason: str) -> None:
    """Write how it stands; one that is switched on begins without a past."""
    row.is_enabled, row.off_reason = on, reason
    row.disabled_at, row.told_at = None if on else timezone.now(), None
    if on:
        row.failing_since = row.slow_since = None
    row.save()


@transaction.atomic
def rotate(endpoint: WebhookEndpoint, overlap: timedelta, by: Actor) -> str:
    """Return a new secret, seen only now. Until `overlap` is over the former one signs as well."""
    if not timedelta() <= overlap <= LONGEST_OVERLAP:
        raise Invalid(f"The overlap must be between 0 and {LONGEST_OVERLAP.days} days")
    row, secret = locked(endpoint), new_secret()
    row.former_secret = row.secret if overlap else ""
    row.former_until = timezone.now() + overlap if overlap else None
    row.secret = secret
    row.save()
    hours = overlap.total_seconds() / 3600
    record("webhook.secret_rotated", row, by, overlap_hours=hours)
    endpoint.refresh_from_db()
    return secret


@transaction.atomic
def delete(endpoint: WebhookEndpoint, by: Actor) -> None:
    """Delete an endpoint with its deliveries, those that wait included."""
    row = locked(endpoint)
    record("webhook.deleted", row, by)
    # Attempts that are being written are waited for: they go as well.
    list(row.deliveries.select_for_update().order_by("pk").values_list("pk", flat=True))
    row.delete()


def locked(endpoint: WebhookEndpoint) -> WebhookEndpoint:
    """Lock an endpoint, before its deliveries as everybody does, and return it as it is now. 404: it is gone."""
    rows = WebhookEndpoint.objects.select_related("partner").select_for_update(of=("self",))
    row = rows.filter(pk=endpoint.pk).first()
    if row is None:
        raise NotFound("Webhook endpoint not found")
    return row
