"""Forget calls whose day is over, with their answers."""

from collections.abc import Iterator

from django.utils import timezone

from config.idempotency.models import IdempotentCall

BATCH = 500


def remove_expired() -> int:
    """Remove all expired rows, batch by batch (worker job); return how many."""
    return sum(batches())


def batches() -> Iterator[int]:
    """Yield the size of each batch that was removed."""
    gone = BATCH
    while gone == BATCH:
        expired = IdempotentCall.objects.filter(expires_at__lte=timezone.now())
        batch = list(expired.order_by("expires_at").values_list("pk", flat=True)[:BATCH])
        gone = IdempotentCall.objects.filter(pk__in=batch).delete()[0]
        yield gone
