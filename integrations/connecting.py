"""Store what a person granted: the integration, its tokens, its permissions, and who was connected."""

import logging
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts import events
from accounts.models import ConnectedAccount
from config.api.errors import ApiError
from integrations.granting import store_permissions, store_tokens
from integrations.identity import facts_of, identity_of
from integrations.models import Integration, OAuthClient
from providers import pinning
from providers.scopes import Scopes, missing
from providers.spec import Grant, Identity, Provider

log = logging.getLogger("patchbay.connect")

NOBODY = Identity(id="")


def store(
    account: ConnectedAccount,
    provider: Provider,
    client: OAuthClient,
    grants: dict[str, Grant],
    wanted: Scopes,
) -> None:
    """Make or renew the account's integration in one transaction; a re-connect keeps its id and history.

    Raises StrangeFact, and changes nothing, when the connection would lead to a host not the provider's own.
    """
    granted = granted_scopes(grants, wanted)
    who = known_identity(provider, grants)
    facts = facts_of(grants) | dict((who or NOBODY).extra)
    pinning.check(provider, facts)
    with transaction.atomic():
        integration = locked_integration(account, provider)
        reconnected = integration.connected_at is not None
        before = integration.provider_user_id
        same_person = bool(before and who and who.id == before)
        if same_person:
            facts |= added_up(provider, integration.provider_data, facts)
        fill(integration, provider, granted, wanted, who)
        integration.provider_data = facts
        integration.save()
        store_tokens(integration, client, grants, same_person=same_person)
        store_permissions(integration, provider, granted)
        tell(integration, reconnected, mismatch=bool(before and who and who.id != before))


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
    # Not told who it is, we must not go on calling them by the name of whoever was here before.
    who = who or NOBODY
    integration.provider_user_id = who.id[:255]
    integration.provider_user_name = who.name[:255]
    integration.provider_user_email = who.email[:320]


def added_up(
    provider: Provider, before: Mapping[str, Any], facts: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """Return the lists of facts that a re-connect adds to, without doubles."""
    return {
        name: list(dict.fromkeys([*before.get(name, []), *facts.get(name, [])]))
        for name in provider.adds_up
    }


def tell(integration: Integration, reconnected: bool, *, mismatch: bool) -> None:
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
