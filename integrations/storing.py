"""Write a fetched grant under the fence, and read what is stored: the one place a token's columns change."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from config.api.errors import IntegrationNotFound, ProviderUnavailable
from integrations import feed_addresses, journal, ledger, outcome, revocation_jobs
from integrations.lease import Lease
from integrations.models import Integration, OAuthClient, Token
from providers.pinning import admitted
from providers.registry import find
from providers.spec import Grant

log = logging.getLogger("patchbay.refresh")


def store(lease: Lease, grant: Grant, client: OAuthClient | None = None) -> Token:
    """Write the grant under the fence; outbid in the meantime, what is in the database counts."""
    token = lease.token
    changes = columns_of(token, grant, timezone.now()) | {"client": client or token.client}
    with transaction.atomic():
        integration = outcome.lock(token)
        if held := lease.write(**changes):
            outcome.recovered(integration)
            remember(integration, grant)
            ledger.refreshed(integration, token.kind, grant)
    if not held:
        return outbid(token)
    journal.drop(token)
    log.info("refreshed", extra={"provider": token.integration.provider, "outcome": "ok"})
    return reread(token)


def remember(integration: Integration | None, grant: Grant) -> None:
    """Keep what a refresh told anew about the connection, such as a host that moved; strange facts are dropped.

    What adds up with each consent (`Provider.adds_up`) is neither widened nor lost without a person.
    """
    provider = find(integration.provider) if integration and grant.extra else None
    if provider is None:
        return
    told = {name: fact for name, fact in grant.extra.items() if name not in provider.adds_up}
    facts = integration.provider_data | admitted(provider, told)
    if facts != integration.provider_data:
        integration.provider_data = facts
        integration.save(update_fields=["provider_data", "updated_at"])
        feed_addresses.enter(integration, provider)


def outbid(token: Token) -> Token:
    """Return what was stored in our place. Nothing yet: our grant stays journaled, it may be the newest."""
    try:
        stored = reread(token)
    except IntegrationNotFound:  # disconnected meanwhile: what we were given must not live on
        revocation_jobs.leave(token)
        journal.drop(token)
        raise
    if stored.version == token.version:
        raise ProviderUnavailable(token.integration.provider, stage="refresh")
    if stored.integration.is_another(token.integration.provider_user_id):
        revocation_jobs.leave(token)
    journal.drop(token)
    return stored


def columns_of(token: Token, grant: Grant, now: datetime) -> dict[str, object]:
    """Return the columns that a grant changes; the version grows by one."""
    token.access_token = grant.access_token
    token.refresh_token = grant.refresh_token
    changes = {
        "access_sealed": token.access_sealed,
        "refresh_sealed": token.refresh_sealed,
        "version": token.version + 1,
        "status": Token.Status.ACTIVE,
        "obtained_at": now,
        "expires_at": after(now, grant.expires_in),
        "failures": 0,
        "retry_at": None,
        "failing_since": None,
        "last_problem": "",
    }
    if grant.refresh_expires_in:
        changes["refresh_expires_at"] = after(now, grant.refresh_expires_in)
    return changes


def after(now: datetime, seconds: int | None) -> datetime | None:
    return now + timedelta(seconds=seconds) if seconds else None


def reread(token: Token) -> Token:
    """Return the row as it is now, with the database's time; a connection removed meanwhile is gone for good."""
    rows = Token.objects.select_related("integration", "client").annotate(database_now=Now())
    row = rows.filter(pk=token.pk).first()
    if row is None:
        raise IntegrationNotFound(token.integration.provider)
    return row
