"""What a call acts on, for a caller that is already known: the account's connection to a tool's provider."""

from django.db.models import FilteredRelation, Q

from accounts.models import ConnectedAccount
from integrations.models import Integration
from integrations.selection import Connection
from providers.registry import Offer


def connection_of(account: ConnectedAccount, offer: Offer) -> Connection:
    """Read all that a call of the tool needs of the account's connection, in one statement."""
    permission = offer.permission
    integration = (
        Integration.objects.filter(account=account, provider=offer.provider.slug)
        .annotate(
            held=FilteredRelation("tokens", condition=Q(tokens__kind=permission.token)),
            allowed=FilteredRelation(
                "permissions", condition=Q(permissions__permission=permission.id)
            ),
        )
        .select_related("held__client", "allowed")
        .first()
    )
    if integration is None:
        return Connection(account)
    integration.account = account
    # Django sets neither attribute where the join found nothing.
    token, allowed = getattr(integration, "held", None), getattr(integration, "allowed", None)
    return Connection(account, integration, token, allowed)
