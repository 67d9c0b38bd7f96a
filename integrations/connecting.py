"""Store what a person granted: the integration, its tokens, its permissions, and who was connected."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts import events
from accounts.actors import Actor
from accounts.models import ConnectedAccount
from integrations import feed_addresses, giving_back, ledger, revocation
from integrations.consent import Consent
from integrations.granting import store_tokens
from integrations.models import Integration, RevocationJob
from integrations.revocation_jobs import jobs_for
from providers import pinning
from providers.pinning import StrangeFact
from providers.spec import Provider


def store(account: ConnectedAccount, consent: Consent, by: Actor) -> None:
    """Make or renew the account's integration for whoever connects; a re-connect keeps its id and history.

    Raises StrangeFact when the connection would lead to a host not the provider's own, IntegrityError when
    the account is gone. Then nothing is changed here, and the provider gets the grant back.
    """
    try:
        pinning.check(consent.provider, consent.facts)
        former_grant = keep(account, consent, by)
    except (IntegrityError, StrangeFact):
        giving_back.give_back(account, consent)
        raise
    revocation.attempt_now(former_grant)


def keep(account: ConnectedAccount, consent: Consent, by: Actor) -> list[RevocationJob]:
    """Write all of it in one transaction; return what somebody else's former grant needs to be revoked."""
    with transaction.atomic():
        integration = locked_integration(account, consent.provider)
        # The same person's new grant may be one with the old: revoking it could end both.
        former_grant = jobs_for(integration) if integration.is_another(consent.who.id) else []
        is_same = integration.provider_user_id == consent.who.id != ""
        reconnected = integration.connected_at is not None
        fill(integration, consent, same_person=is_same)
        ledger.enter(integration, consent.provider, consent.granted)
        store_tokens(integration, consent.client, consent.grants, same_person=is_same)
        feed_addresses.enter(integration, consent.provider)
        tell(integration, reconnected, by)
    return former_grant


def locked_integration(account: ConnectedAccount, provider: Provider) -> Integration:
    rows = Integration.objects.select_for_update()
    return rows.get_or_create(account=account, provider=provider.slug)[0]


def fill(integration: Integration, consent: Consent, *, same_person: bool) -> None:
    """Set the columns of a fresh connection; the caller saves."""
    facts = consent.facts
    if same_person:
        facts |= added_up(consent.provider, integration.provider_data, facts)
    integration.provider_data = facts
    integration.status, integration.status_reason = Integration.Status.ACTIVE, ""
    integration.connected_at = timezone.now()
    integration.requested_scopes = consent.wanted
    integration.introduce(consent.who)


def added_up(
    provider: Provider, before: Mapping[str, Any], facts: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """Return the lists of facts that a re-connect adds to, without doubles."""
    return {
        name: list(dict.fromkeys([*before.get(name, []), *facts.get(name, [])]))
        for name in provider.adds_up
    }


def tell(integration: Integration, reconnected: bool, by: Actor) -> None:
    data = {
        "provider": integration.provider,
        "reconnected": reconnected,
        "missing_scopes": integration.missing_scopes,
    }
    if integration.account_mismatch:
        data["account_mismatch"] = True
    events.record_of_account(
        "integration.connected",
        integration.account,
        **asdict(by),
        object_type="integration",
        object_id=str(integration.pk),
        data=data,
    )
