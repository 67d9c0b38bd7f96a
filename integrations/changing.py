"""What a partner changes of a connection: permissions switched on or off, another person said to be right."""

from typing import Any

from django.db import transaction

from accounts import events
from config.api.errors import Invalid
from integrations.models import Integration


def change(integration: Integration, changes: dict[str, Any], **by: Any) -> None:
    """Make all of the changes or none; `by` are the event's columns of the actor."""
    with transaction.atomic():
        switch(integration, changes.get("enabled_services", []))
        if "account_mismatch" in changes:
            confirm(integration, by)


def switch(integration: Integration, switches: list[dict[str, Any]]) -> None:
    """Set `is_enabled` of each named permission; an unknown one changes nothing at all."""
    rows = {row.permission: row for row in integration.permissions.filter(is_granted=True)}
    if unknown := [item["permission"] for item in switches if item["permission"] not in rows]:
        raise Invalid(f"Not granted to this integration: {', '.join(unknown)}")
    for item in switches:
        rows[item["permission"]].is_enabled = item["is_enabled"]
    # The others may be switched by somebody else at this moment.
    named = {item["permission"] for item in switches}
    integration.permissions.bulk_update([rows[name] for name in named], ["is_enabled"])


def confirm(integration: Integration, by: dict[str, Any]) -> None:
    """Let the former person go, unless somebody else has connected since the row was read."""
    seen = Integration.objects.filter(
        pk=integration.pk,
        provider_user_id=integration.provider_user_id,
        former_person__isnull=False,
    )
    if not seen.update(former_person=None):
        return
    integration.former_person = None
    events.record_of_account(
        "integration.account_confirmed",
        integration.account,
        **by,
        object_type="integration",
        object_id=str(integration.pk),
        data={"provider": integration.provider},
    )
