"""What a partner changes of a connection: permissions switched on or off, another person said to be right."""

from typing import Any

from django.db import transaction

from accounts import events
from config.api.errors import Invalid
from integrations.models import Integration


def change(integration: Integration, changes: dict[str, Any], **by: Any) -> None:
    """Make all of the changes or none; `by` are the event's columns of the actor."""
    with transaction.atomic():
        switch(integration, changes.get("enabled_services", []), by)
        if "account_mismatch" in changes:
            confirm(integration, by)


def switch(integration: Integration, switches: list[dict[str, Any]], by: dict[str, Any]) -> None:
    """Set `is_enabled` of each named permission; an unknown one changes nothing at all."""
    rows = {row.permission: row for row in integration.permissions.filter(is_granted=True)}
    if unknown := [item["permission"] for item in switches if item["permission"] not in rows]:
        raise Invalid(f"Not granted to this integration: {', '.join(unknown)}")
    wanted = {item["permission"]: item["is_enabled"] for item in switches}
    changed = {name: on for name, on in wanted.items() if rows[name].is_enabled != on}
    for name, on in wanted.items():
        rows[name].is_enabled = on
    # The others may be switched by somebody else at this moment.
    integration.permissions.bulk_update([rows[name] for name in wanted], ["is_enabled"])
    if changed:
        tell("integration.services_changed", integration, by, **by_way(changed))


def by_way(changed: dict[str, bool]) -> dict[str, list[str]]:
    """Return the permissions that were switched on and those that were switched off."""
    return {
        way: sorted(name for name, on in changed.items() if on is is_on)
        for way, is_on in (("on", True), ("off", False))
    }


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
    tell("integration.account_confirmed", integration, by)


def tell(event_type: str, integration: Integration, by: dict[str, Any], **more: Any) -> None:
    """Append the event; it names the provider and what else is given."""
    events.record_of_account(
        event_type,
        integration.account,
        **by,
        object_type="integration",
        object_id=str(integration.pk),
        data={"provider": integration.provider, **more},
    )
