"""When a connection was used last, to the minute."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from integrations.models import Integration

EVERY = timedelta(minutes=1)


def touch(integration: Integration) -> None:
    """Remember that the connection was used now, at most once a minute."""
    now = timezone.now()
    if integration.last_used_at and now - integration.last_used_at < EVERY:
        return
    stale = Q(last_used_at=None) | Q(last_used_at__lte=now - EVERY)
    Integration.objects.filter(stale, pk=integration.pk).update(last_used_at=now)
