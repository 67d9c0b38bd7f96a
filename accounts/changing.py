"""Change a connected account, with its event in the same transaction."""

from dataclasses import asdict
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import events
from accounts.actors import Actor
from accounts.models import ConnectedAccount
from config.api.errors import NotFound


@transaction.atomic
def change(account: ConnectedAccount, wanted: dict[str, Any], by: Actor) -> None:
    """Set columns of the account, on the row alone. The event names what is different now, never a value.

    Raises 404 where the account was deleted meanwhile.
    """
    changed = sorted(name for name, value in wanted.items() if getattr(account, name) != value)
    for name, value in wanted.items():
        setattr(account, name, value)
    columns = wanted | {"updated_at": timezone.now()}
    if not ConnectedAccount.objects.filter(pk=account.pk).update(**columns):
        raise NotFound("Account not found")
    if changed:
        about = {"external_id": account.external_id, "changed": changed}
        events.record_of_account("account.updated", account, **asdict(by), data=about)
