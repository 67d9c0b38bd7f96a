"""Make, change and delete the endpoints of a partner, each with its event in the same transaction."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from accounts.actors import Actor
from accounts.models import Partner
from config.api.errors import Invalid, NotFound
from inbox.models import WebhookEndpoint
from inbox.models.endpoint import new_secret
from inbox.webhooks.checked import checked
from inbox.webhooks.recording import record

MOST_ENDPOINTS = 20


@transaction.atomic
def create(
    partner: Partner,
    *,
    url: str,
    description: str,
    event_types: Iterable[str],
    by: Actor,
    pk: UUID | None = None,
    live: bool = True,
) -> tuple[WebhookEndpoint, str]:
    """Make an endpoint and return it with its secret, to be shown now. Raises 400; no types: all of them.

    `pk` is given where it was chosen before: a second one of the same is an IntegrityError.
    """
    columns = checked({"url": url, "description": description, "event_types": event_types})
    Partner.objects.select_for_update().get(pk=partner.pk)  # two at once are counted one by one
    if partner.webhook_endpoints.filter(live=live).count() >= MOST_ENDPOINTS:
        raise Invalid(f"You have {MOST_ENDPOINTS} endpoints, and that is as many as there may be")
    endpoint = WebhookEndpoint(pk=pk or uuid4(), partner=partner, live=live, **columns)
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
