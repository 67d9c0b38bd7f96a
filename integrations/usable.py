"""What the permissions of an integration open: those granted and switched on, and their services."""

from integrations.models import Integration
from providers.registry import find
from providers.spec import Service


def usable_permissions(integration: Integration) -> set[str]:
    """Return the ids of the permissions that are granted and switched on."""
    rows = integration.permissions.all()
    return {row.permission for row in rows if row.is_granted and row.is_enabled}


def usable_services(integration: Integration) -> list[Service]:
    """Return the provider's services that have a usable permission, in the definition's order."""
    provider, usable = find(integration.provider), usable_permissions(integration)
    if provider is None:
        return []
    return [s for s in provider.services if usable & {each.id for each in s.permissions}]
