"""Empty the inbox of an account that is being deleted, before its row goes."""

from uuid import UUID

from django.db import transaction

from accounts.models import ConnectedAccount
from inbox.models import InboxEvent

BATCH = 1_000  # events of one short transaction: they and what hangs on them are held in memory


def clear(account_id: UUID) -> None:
    """Delete the events of an account with the messages of them, batch after batch."""
    while clear_some(account_id):
        continue


@transaction.atomic
def clear_some(account_id: UUID) -> int:
    """Delete a batch; return how many rows. An attempt that is being written is waited for: it goes as well."""
    list(ConnectedAccount.objects.select_for_update().filter(pk=account_id).values_list("pk"))
    events = InboxEvent.objects.filter(account=account_id).values_list("pk", flat=True)
    return InboxEvent.objects.filter(pk__in=list(events[:BATCH])).delete()[0]
