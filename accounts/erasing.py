"""Forget what outlives a deleted account: the last part of its deletion, within a day.

What hangs on the row goes with it at once. What speaks of it elsewhere (the audit log, messages to its partner)
is wanted for a while yet: a partner whose server is away must hear of the deletion.
"""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from accounts.audit.chain import seal_new
from accounts.models import Erasure

WAIT = timedelta(
    hours=20
)  # with the hour between two runs, and a worker that was away, still within a day


def erase_due() -> int:
    """Erase what is due; return how many accounts (a job of the worker)."""
    seal_new()  # what an event said is sealed before it is forgotten
    due = Erasure.objects.filter(done_at=None, asked_at__lte=timezone.now() - WAIT)
    waiting = list(due.order_by("asked_at").values_list("pk", flat=True))
    for account_id in waiting:
        erase(account_id)
    return len(waiting)


@transaction.atomic
def erase(account_id: UUID) -> None:
    """Forget an account everywhere, and write the receipt. Again, it finds nothing."""
    erased = {name: import_string(eraser)(account_id) for name, eraser in settings.ERASERS.items()}
    Erasure.objects.filter(pk=account_id, done_at=None).update(
        done_at=timezone.now(), erased=erased
    )
