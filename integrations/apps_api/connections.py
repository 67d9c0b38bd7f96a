"""Connections as apps see them: one for each toolkit of which an integration has anything granted and on.

They have no rows of their own. What connects through the connected accounts API shows here, and the other
way round.
"""

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from uuid import UUID

from integrations.models import Integration
from providers.registry import find
from providers.toolkits import Toolkit, toolkits, toolkits_of

# The bits by which a UUID says what kind it is: an id stays one of the kind it was.
KIND_BITS = 0xF << 76 | 0x3 << 62

STATUSES = {
    Integration.Status.ACTIVE: "active",
    Integration.Status.EXPIRED: "expired",
    Integration.Status.REVOKED: "inactive",
}


@dataclass(frozen=True)
class ToolkitConnection:
    """One toolkit of one integration."""

    integration: Integration
    toolkit: Toolkit

    @property
    def id(self) -> UUID:
        return UUID(int=self.integration.pk.int ^ mask_of(self.toolkit))

    @property
    def status(self) -> str:
        return STATUSES[self.integration.status]


@cache
def mask_of(toolkit: Toolkit) -> int:
    """Return what tells a toolkit's connection from the others of its integration: nothing where it is the only one.

    It must never change: the ids that callers keep are made with it.
    """
    if toolkit.slug == toolkit.provider.slug:
        return 0
    digest = sha256(f"toolkit:{toolkit.slug}".encode()).digest()
    return int.from_bytes(digest[:16], "big") & ~KIND_BITS


def integrations_behind(connection_id: UUID) -> set[UUID]:
    """Return the ids of the integrations that a connection's id may be made from."""
    masks = {mask_of(toolkit) for toolkit in toolkits().values()}
    return {UUID(int=connection_id.int ^ mask) for mask in masks}


def connections_of(integration: Integration) -> list[ToolkitConnection]:
    """Return the connections of an integration, in the order of its provider's toolkits."""
    provider = find(integration.provider)
    if provider is None or integration.status not in STATUSES:
        return []
    usable = {
        row.permission for row in integration.permissions.all() if row.is_granted and row.is_enabled
    }
    return [
        ToolkitConnection(integration, toolkit)
        for toolkit in toolkits_of(provider)
        if any(permission.id in usable for permission in toolkit.permissions)
    ]
