"""End connections: tokens destroyed at once, the provider asked to revoke, one event as receipt."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import QuerySet

from accounts import events
from accounts.models import ConnectedAccount
from integrations import revocation
from integrations.models import Integration, OAuthClient, RevocationJob
from integrations.revocation_jobs import jobs_for, new_jobs
from providers.spec import Grant, Provider


def disconnect(integration: Integration, *, actor: str = "system", actor_id: str = "") -> None:
    """Destroy an integration with its tokens and revoke its grant."""
    with transaction.atomic():
        if not locked(Integration.objects.filter(pk=integration.pk)):
            return
        jobs = jobs_for(integration)
        receipt(integration, jobs, actor, actor_id)
        integration.delete()
    revocation.attempt_now(jobs)


def delete_account(account: ConnectedAccount) -> None:
    """Delete an account with all its integrations, and revoke their grants."""
    with transaction.atomic():
        # A connection that is being stored now waits for us, finds no account and is given back.
        locked(ConnectedAccount.objects.filter(pk=account.pk))
        integrations = locked(account.integrations.order_by("pk"))
        jobs = [job for integration in integrations for job in jobs_for(integration)]
        ConnectedAccount.remove(account)
    revocation.attempt_now(jobs)


def locked(rows: QuerySet) -> list:
    """Lock rows before those that hang on them, as everybody does."""
    return list(rows.select_for_update())


def revoke_unstored(provider: Provider, client: OAuthClient, grants: Iterable[Grant]) -> None:
    """Give back grants whose account was deleted while the person was consenting."""
    if provider.oauth.revocation is not None:
        jobs = [
            job
            for grant in grants
            for job in new_jobs(provider, client, grant.refresh_token or "", grant.access_token)
        ]
        revocation.attempt_now(jobs)


def receipt(integration: Integration, jobs: list[RevocationJob], actor: str, actor_id: str) -> None:
    events.record_of_account(
        "integration.disconnected",
        integration.account,
        actor=actor,
        actor_id=actor_id,
        object_type="integration",
        object_id=str(integration.pk),
        data={"provider": integration.provider, "revoking": len(jobs)},
    )
