"""Which tools an account can call now, by the same check that a call goes through."""

from datetime import datetime

from django.utils import timezone

from accounts.models import ConnectedAccount
from config.api.errors import ApiError
from integrations.models import Integration
from integrations.selection import Connection, check
from providers.registry import Offer, tools


def callable_offers(account: ConnectedAccount | None) -> list[Offer]:
    """Return the tools in the order of the definitions; none for a call that acts for no account."""
    if account is None:
        return []
    rows = account.integrations.prefetch_related("permissions", "tokens")
    integrations, now = {row.provider: row for row in rows}, timezone.now()
    return [
        offer
        for offer in tools().values()
        if can_call(integrations.get(offer.provider.slug), offer, now)
    ]


def can_call(integration: Integration | None, offer: Offer, now: datetime) -> bool:
    """Say whether a call would get as far as the provider."""
    if integration is None:
        return False
    try:
        _, token = check(connection_of(integration, offer), offer)
    except ApiError:
        return False
    return token.can_refresh or not token.is_spent(now)


def connection_of(integration: Integration, offer: Offer) -> Connection:
    """Return what the call would act on, from rows that were read together."""
    tokens = {token.kind: token for token in integration.tokens.all()}
    permissions = {row.permission: row for row in integration.permissions.all()}
    return Connection(
        integration.account,
        integration,
        tokens.get(offer.permission.token),
        permissions.get(offer.permission.id),
    )
