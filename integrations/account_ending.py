"""End accounts: their connections first, then what hangs on them in steps."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.module_loading import import_string

from accounts import events
from accounts.models import ConnectedAccount
from config.api.errors import NotFound
from integrations import farewells, revocation
from integrations.disconnecting import locked, receipt
from integrations.models import Integration, RevocationJob
from integrations.revocation_jobs import jobs_for


def delete_account(account: ConnectedAccount, **by: Any) -> None:
    """Delete an account with all its integrations, and revoke their grants. 404 where somebody was quicker.

    Tokens go first and at once. What else hangs on it may be much and goes in steps: cut short, it is asked for again.
    """
    farewells.say(list(account.integrations.all()))
    with transaction.atomic():
        jobs = end_all(account, by)
    revocation.attempt_now(jobs)
    for name in settings.CLEARINGS:
        import_string(name)(account.pk)
    revocation.attempt_now(remove(account, by))


@transaction.atomic
def remove(account: ConnectedAccount, by: dict[str, Any]) -> list[RevocationJob]:
    """Delete an account, and what was connected since its tokens went; return what is to be revoked of that."""
    jobs = end_all(account, by)
    ConnectedAccount.remove(account)
    said = {"external_id": account.external_id}
    events.record_of_account("account.deleted", account, **by, data=said)
    return jobs


def end_all(account: ConnectedAccount, by: dict[str, Any]) -> list[RevocationJob]:
    """Destroy the integrations of an account with their tokens, in the caller's transaction; 404 without the account.

    A connection that is being stored now waits for us; it finds no account and is given back, or is ended later.
    """
    if not locked(ConnectedAccount.objects.filter(pk=account.pk)):
        raise NotFound("Account not found")
    jobs = {each: jobs_for(each) for each in locked(account.integrations.order_by("pk"))}
    Integration.objects.filter(pk__in=[integration.pk for integration in jobs]).delete()
    for integration, its_jobs in jobs.items():
        receipt(integration, its_jobs, by)
    return [job for its_jobs in jobs.values() for job in its_jobs]
