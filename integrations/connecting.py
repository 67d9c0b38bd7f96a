"""Store what a person granted: the integration, its tokens, its permissions, and who was connected."""

import logging
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from accounts import events
from accounts.models import ConnectedAccount
from config.api.errors import ApiError
from integrations.identity import identity_of
from integrations.models import EnabledPermission, Integration, OAuthClient, Token
from integrations.storing import columns_of
from providers.scopes import Scopes, granted_permissions, missing
from providers.spec import Grant, Identity, Provider

log = logging.getLogger("patchbay.connect")


@dataclass(frozen=True)
class Connected:
    """What came of a finished session."""

    integration: Integration
    reconnected: bool
    missing_scopes: list[str]


def store(
    account: ConnectedAccount,
    provider: Provider,
    client: OAuthClient,
    grants: dict[str, Grant],
    wanted: Scopes,
) -> Connected:
    """Make or renew the account's integration in one transaction; a re-connect keeps its id and history."""
    granted = granted_scopes(grants, wanted)
    who = known_identity(provider, grants)
    with transaction.atomic():
        integration = locked_integration(account, provider)
        reconnected = integration.connected_at is not None
        mismatch = differs(integration, who)
        fill(integration, provider, granted, wanted, who)
        store_tokens(integration, client, grants)
        store_permissions(integration, provider, granted)
        tell(integration, reconnected, mismatch)
    return Connected(integration, reconnected, integration.missing_scopes)


def granted_scopes(grants: dict[str, Grant], wanted: Scopes) -> Scopes:
    """Return granted scopes by kind; an answer that does not say granted what was asked (RFC 6749 5.1)."""
    return {
        kind: list(grant.scopes if grant.scopes is not None else wanted.get(kind, []))
        for kind, grant in grants.items()
    }


def known_identity(provider: Provider, grants: dict[str, Grant]) -> Identity | None:
    """Read who was connected; a provider that does not tell now must not cost the connection."""
    try:
        return identity_of(provider, grants)
    except (ApiError, AttributeError, LookupError, TypeError, ValueError) as exc:
        log.warning("identity not read: %s", type(exc).__name__, extra={"provider": provider.slug})
        return None


def locked_integration(account: ConnectedAccount, provider: Provider) -> Integration:
    integration, _ = Integration.objects.get_or_create(account=account, provider=provider.slug)
    return Integration.objects.select_for_update().get(pk=integration.pk)


def differs(integration: Integration, who: Identity | None) -> bool:
    """Say whether a re-connect brought another person than before."""
    before = integration.provider_user_id
    return bool(who and before and who.id != before)


def fill(
    integration: Integration,
    provider: Provider,
    granted: Scopes,
    wanted: Scopes,
    who: Identity | None,
) -> None:
    integration.status, integration.status_reason = Integration.Status.ACTIVE, ""
    integration.connected_at = timezone.now()
    integration.granted_scopes = sorted({scope for scopes in granted.values() for scope in scopes})
    integration.missing_scopes = missing(provider, wanted, granted)
    if who is not None:
        integration.provider_user_id = who.id[:255]
        integration.provider_user_name = who.name[:255]
        integration.provider_user_email = who.email[:320]
        integration.provider_data = dict(who.extra)
    integration.save()


def store_tokens(integration: Integration, client: OAuthClient, grants: dict[str, Grant]) -> None:
    """Write one token row per kind; kinds that were not granted this time are gone."""
    integration.tokens.exclude(kind__in=grants).delete()
    existing = {token.kind: token for token in integration.tokens.select_for_update()}
    for kind, grant in grants.items():
        token = existing.get(kind) or Token(integration=integration, kind=kind, version=0)
        # A refresh that is still under way for the old grant must not write over the new one.
        changes = columns_of(token, grant, timezone.now()) | {
            "client": client,
            "lease_fence": token.lease_fence + 1,
            "lease_until": None,
        }
        for name, value in changes.items():
            setattr(token, name, value)
        token.save()


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


def tell(integration: Integration, reconnected: bool, mismatch: bool) -> None:
    data = {
        "provider": integration.provider,
        "reconnected": reconnected,
        "missing_scopes": integration.missing_scopes,
    }
    if mismatch:
        data["account_mismatch"] = True
    events.record_of_account(
        "integration.connected",
        integration.account,
        object_type="integration",
        object_id=str(integration.pk),
        data=data,
    )
