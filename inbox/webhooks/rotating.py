"""Give endpoints new secrets, each with its event in the same transaction."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from config.api.errors import Invalid
from inbox.models import WebhookEndpoint
from inbox.models.endpoint import new_secret
from inbox.webhooks.endpoints import locked
from inbox.webhooks.recording import record

LONGEST_OVERLAP = timedelta(days=7)


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
