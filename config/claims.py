"""Rows of a queue, claimed by one worker at a time: no two take the same, and a dead one's come free again."""

import secrets
from datetime import timedelta
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone


class Claimed(models.Model):
    """A row that is worked off once it is due. `claim` fences: whoever lost it to another writes nothing."""

    due_at = models.DateTimeField(default=timezone.now, null=True, blank=True)
    attempts = models.PositiveIntegerField(default=0)
    claim = models.CharField(max_length=32, blank=True, default="", editable=False)
    claimed_until = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True


Row = TypeVar("Row", bound=Claimed)


def free(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Return those of the rows that no worker holds."""
    return rows.filter(Q(claimed_until=None) | Q(claimed_until__lte=timezone.now()))


def take(rows: QuerySet[Row], number: int, seconds: float) -> list[Row]:
    """Claim up to `number` of the rows for so many seconds, in their order, and return them.

    PostgreSQL skips what another worker is claiming now; SQLite lets one writer in at a time anyway.
    """
    now, claim = timezone.now(), secrets.token_hex(16)
    skips = connection.features.has_select_for_update_skip_locked
    with transaction.atomic():
        locked = free(rows).select_for_update(skip_locked=skips, of=("self",) if skips else ())
        ids = [row.pk for row in locked.only("pk")[:number]]
        until = now + timedelta(seconds=seconds)
        rows.model._default_manager.filter(pk__in=ids).update(claim=claim, claimed_until=until)
    taken = rows.model._default_manager.in_bulk(ids)
    return [taken[pk] for pk in ids if pk in taken]


def held(row: Claimed) -> QuerySet:
    """Return the row as a queryset that is empty once somebody else has claimed it."""
    return type(row)._default_manager.filter(pk=row.pk, claim=row.claim)


def let_go(row: Claimed, **changes: Any) -> bool:
    """Write the outcome and free the row, if it is still ours; say whether it was."""
    return bool(held(row).update(claim="", claimed_until=None, **changes))
