"""Integrations as a page shows them: who is connected, until when, why not, and what is switched on."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Prefetch, QuerySet

from integrations.models import EnabledPermission, Integration
from integrations.pages.last_calls import LastCalls
from integrations.pages.lifetimes import Lifetime, lifetime, without_secrets
from integrations.pages.naming import name_of
from integrations.wording import Why, why
from providers.oauth_apps import client_of
from providers.registry import find


@dataclass(frozen=True)
class Switch:
    """A granted permission: its id, what it allows, and whether it is on."""

    id: str
    description: str
    is_on: bool


@dataclass(frozen=True)
class Connection:
    """All that a page says of one integration. `groups` are its switches by service."""

    integration: Integration
    name: str
    why: Why | None
    last_call: datetime | None
    can_connect: bool
    groups: list[tuple[str, list[Switch]]] = field(default_factory=list)

    @property
    def lifetimes(self) -> list[Lifetime]:
        return [lifetime(token) for token in self.integration.tokens.all()]

    @property
    def has_switches(self) -> bool:
        return self.integration.is_active and bool(self.groups)


def of_account(integrations: QuerySet[Integration]) -> QuerySet[Integration]:
    """Return integrations with what a page shows of them; sealed tokens stay in the database."""
    return integrations.order_by("provider").prefetch_related(
        "permissions", Prefetch("tokens", without_secrets())
    )


def connections(integrations: Iterable[Integration], calls: LastCalls) -> list[Connection]:
    """Return what a page says of integrations."""
    return [connection(integration, calls) for integration in integrations]


def connection(integration: Integration, calls: LastCalls) -> Connection:
    provider, name = find(integration.provider), name_of(integration.provider)
    return Connection(
        integration,
        name,
        why(integration, name),
        calls.at.get(integration.provider),
        provider is not None and client_of(provider) is not None,
        switches(integration),
    )


def switches(integration: Integration) -> list[tuple[str, list[Switch]]]:
    """Return the granted permissions by service, in the definition's order."""
    granted = {row.permission: row for row in integration.permissions.all() if row.is_granted}
    provider = find(integration.provider)
    groups = []
    for service in provider.services if provider else ():
        known = [each for each in service.permissions if each.id in granted]
        if known:
            groups.append((service.name, [switch(granted[p.id], p.description) for p in known]))
    return groups


def switch(row: EnabledPermission, description: str) -> Switch:
    return Switch(row.permission, description, row.is_enabled)
