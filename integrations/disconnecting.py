"""End connections: tokens destroyed at once, the provider asked to revoke, one event as receipt."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts import events
from config.api.errors import NotFound
from integrations import farewells, revocation
from integrations.models import Integration, RevocationJob
from integrations.revocation_jobs import is_spared, jobs_for


def disconnect(
    integration: Integration, is_wanted: Callable[[Integration], bool] | None = None, **by: Any
) -> bool:
    """Destroy an integration with its tokens and revoke its grant; `by` are the event's columns of the actor.

    `is_wanted` is asked once nobody else can change the connection; says whether it has ended. Raises 404 where
    somebody else was quicker.
    """
    farewells.say([integration])
    rows = Integration.objects.filter(pk=integration.pk)
    with transaction.atomic():
        if not (found := locked(rows)):
            raise not_connected(integration.provider)
        if is_wanted and not is_wanted(found[0]):
            return False
        jobs = jobs_for(integration)
        rows.delete()
        receipt(integration, jobs, by)
    revocation.attempt_now(jobs)
    return True


def not_connected(provider: str) -> NotFound:
    """Return the error for an integration that is not there, or no longer."""
    return NotFound(f"No {provider} integration for this account", provider=provider)


def locked(rows: QuerySet) -> list:
    """Lock rows before those that hang on them, as everybody does."""
    return list(rows.select_for_update())


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
