"""End connections: tokens destroyed at once, the provider asked to revoke, one event as receipt."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts import events
from accounts.models import ConnectedAccount
from config.api.errors import NotFound
from integrations import farewells, revocation
from integrations.consent import Consent
from integrations.models import Integration, RevocationJob
from integrations.revocation_jobs import is_spared, jobs_for, new_jobs
from providers.spec import Provider


def disconnect(integration: Integration, **by: Any) -> None:
    """Destroy an integration with its tokens and revoke its grant; `by` are the event's columns of the actor.

    Raises 404 where somebody else was quicker.
    """
    farewells.say([integration])
    rows = Integration.objects.filter(pk=integration.pk)
    with transaction.atomic():
        if not locked(rows):
            raise not_connected(integration.provider)
        jobs = jobs_for(integration)
        rows.delete()
        receipt(integration, jobs, by)
    revocation.attempt_now(jobs)


def delete_account(account: ConnectedAccount, **by: Any) -> None:
    """Delete an account with all its integrations, and revoke their grants. 404 where somebody was quicker."""
    farewells.say(list(account.integrations.all()))
    with transaction.atomic():
        # A connection that is being stored now waits for us, finds no account and is given back.
        if not locked(ConnectedAccount.objects.filter(pk=account.pk)):
            raise NotFound("Account not found")
        integrations = locked(account.integrations.order_by("pk"))
        jobs = {integration: jobs_for(integration) for integration in integrations}
        ConnectedAccount.remove(account)
        for integration, its_jobs in jobs.items():
            receipt(integration, its_jobs, by)
        said = {"external_id": account.external_id}
        events.record_of_account("account.deleted", account, **by, data=said)
    revocation.attempt_now([job for its_jobs in jobs.values() for job in its_jobs])


def not_connected(provider: str) -> NotFound:
    """Return the error for an integration that is not there, or no longer."""
    return NotFound(f"No {provider} integration for this account", provider=provider)


def locked(rows: QuerySet) -> list:
    """Lock rows before those that hang on them, as everybody does."""
    return list(rows.select_for_update())


def give_back(account: ConnectedAccount, consent: Consent) -> None:
    """Let the provider take back what was granted and could not be stored."""
    person = consent.who.id or person_of(account, consent.provider)
    jobs = [
        job
        for grant in consent.grants.values()
        for job in new_jobs(consent.client, person, grant.refresh_token or "", grant.access_token)
    ]
    revocation.attempt_now(jobs)


def person_of(account: ConnectedAccount, provider: Provider) -> str:
    """Return who is connected already: not told who has just consented, we take it to be the same person."""
    known = account.integrations.filter(provider=provider.slug)
    return known.values_list("provider_user_id", flat=True).first() or ""


def receipt(integration: Integration, jobs: list[RevocationJob], by: dict[str, Any]) -> None:
    """Record the end of a connection, and how many of its tokens the provider is asked to revoke."""
    events.record_of_account(
        "integration.disconnected",
        integration.account,
        **by,
        object_type="integration",
        object_id=str(integration.pk),
        data={
            "provider": integration.provider,
            "revoking": sum(not is_spared(job) for job in jobs),
        },
    )
