"""The scope ledger of a connection: what was asked for, what was granted, and the permissions that follow."""

from collections.abc import Iterable
from typing import Any

from accounts import events
from integrations.models import EnabledPermission, Integration
from providers.registry import find, permissions
from providers.scopes import Scopes, granted_permissions, lacking, missing, own_in
from providers.spec import Grant, Provider


def granted_scopes(provider: Provider, grants: dict[str, Grant], wanted: Scopes) -> Scopes:
    """Return granted scopes by kind; an answer that does not say granted what was asked (RFC 6749 5.1)."""
    return {
        kind: told(provider, grant, wanted.get(kind, []))
        if grant.scopes is not None
        else list(wanted.get(kind, []))
        for kind, grant in grants.items()
    }


def told(provider: Provider, grant: Grant, known: Iterable[str]) -> list[str]:
    """Return the scopes an answer names, and of the known ones those that only we know of."""
    return [*(grant.scopes or ()), *own_in(provider, known)]


def enter(integration: Integration, provider: Provider, granted: Scopes) -> None:
    """Write what is granted now, in the caller's transaction; a change of a known connection is told."""
    before = integration.granted_scopes
    integration.granted_scopes = {kind: sorted(set(scopes)) for kind, scopes in granted.items()}
    integration.missing_scopes = missing(provider, integration.requested_scopes, granted)
    integration.save()
    store_permissions(integration, provider, granted)
    if before and before != integration.granted_scopes:
        tell(integration, before)


def refreshed(integration: Integration | None, kind: str, grant: Grant) -> None:
    """Take note of what a refresh says is granted. Silence and an empty list (GitHub's apps) say nothing new."""
    provider = find(integration.provider) if integration and grant.scopes else None
    if provider is None:
        return
    before = integration.granted_scopes.get(kind, ())
    now = told(provider, grant, before)
    if set(now) != set(before):
        enter(integration, provider, integration.granted_scopes | {kind: now})


def store_permissions(integration: Integration, provider: Provider, granted: Scopes) -> None:
    """List what is granted now. What the partner switched off stays off; new ones start on."""
    ids = [permission.id for permission in granted_permissions(provider, granted)]
    integration.permissions.exclude(permission__in=ids).update(is_granted=False)
    integration.permissions.filter(permission__in=ids).update(is_granted=True)
    known = set(integration.permissions.values_list("permission", flat=True))
    EnabledPermission.objects.bulk_create(
        EnabledPermission(integration=integration, permission=name)
        for name in ids
        if name not in known
    )


def tell(integration: Integration, before: Scopes) -> None:
    was, now = pairs(before), pairs(integration.granted_scopes)
    events.record_of_account(
        "integration.scopes_changed",
        integration.account,
        object_type="integration",
        object_id=str(integration.pk),
        data={
            "provider": integration.provider,
            "added": sorted({scope for _, scope in now - was}),
            "removed": sorted({scope for _, scope in was - now}),
        },
    )


def pairs(scopes: Scopes) -> set[tuple[str, str]]:
    return {(kind, scope) for kind, of_kind in scopes.items() for scope in of_kind}


def joined(scopes: Scopes) -> list[str]:
    """Return the scopes of all kinds of token as one list."""
    return sorted({scope for _, scope in pairs(scopes)})


def needs(integration: Integration) -> list[dict[str, Any]]:
    """Return what each permission of the provider needs, and what of it was not granted."""
    provider = find(integration.provider)
    return [
        {
            "permission": permission.id,
            "needed_scopes": sorted(permission.required),
            "missing_scopes": lacking(
                provider, permission.required, permission.token, integration.granted_scopes
            ),
        }
        for permission in (permissions(provider).values() if provider else ())
    ]
