"""The page and the ready request that start a new consent: what an error holds that connecting again would heal."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from accounts.models import ConnectedAccount
from config.api.errors import ApiError, ClientRefused, IntegrationNotFound, ScopeMissing, TokenError
from integrations.models import Integration
from integrations.selection import Connection
from providers.registry import Offer
from providers.scopes import granted_permissions, lacking
from providers.spec import Provider

NOT_CONNECTED = (IntegrationNotFound, ScopeMissing, TokenError)


def tell_how_to_reconnect(error: ApiError, connection: Connection, offer: Offer) -> None:
    """Let an error tell how to get a connection that can make the call."""
    if isinstance(error, ClientRefused):  # our own credentials are at fault
        return
    if isinstance(error, ScopeMissing):
        name_scopes(error, connection, offer)
    account = connection.account
    error.details["reconnect_url"] = settings.PUBLIC_URL + page_for(account, offer.provider)
    if is_of_partner(account):  # no request starts a session for a person's own account
        names = {offer.permission.id, error.details.get("permission", offer.permission.id)}
        names |= granted_now(connection, offer)
        error.details["reconnect"] = request_for(account, offer.provider, names)


def is_of_partner(account: ConnectedAccount | None) -> bool:
    """Say whether an account is a partner's; a person who never connected anything has not even one of their own."""
    return account is not None and account.partner is not None


def page_for(account: ConnectedAccount | None, provider: Provider) -> str:
    """Return the page in Settings where the account's owner connects the provider again."""
    if not is_of_partner(account):
        return reverse("own_integrations_connect", args=[provider.slug])
    return f"{reverse('accounts_connect', args=[account.pk])}?provider={provider.slug}"


def name_scopes(error: ScopeMissing, connection: Connection, offer: Offer) -> None:
    """Where it was the provider who missed a scope: name those that we ask for and do not have."""
    permission, granted = offer.permission, scopes_of(connection)
    missing = lacking(offer.provider, permission.scopes, permission.token, granted)
    error.details = {"permission": permission.id, "missing_scopes": missing} | error.details


def granted_now(connection: Connection, offer: Offer) -> set[str]:
    permissions = granted_permissions(offer.provider, scopes_of(connection))
    return {permission.id for permission in permissions}


def scopes_of(connection: Connection) -> dict[str, Any]:
    """Return what was granted; nothing where the connection has ended since the call began.

    A call looks its connection up without the scopes: they are read here.
    """
    try:
        return connection.integration.granted_scopes if connection.integration else {}
    except Integration.DoesNotExist:
        return {}


def request_for(
    account: ConnectedAccount, provider: Provider, permissions: set[str]
) -> dict[str, Any]:
    """Return the request that starts the consent; a partner will put an address of theirs into it."""
    return {
        "method": "POST",
        "url": f"{settings.PUBLIC_URL}/api/v1/accounts/{account.pk}/connect",
        "body": {
            "provider": provider.slug,
            "scopes": sorted(permissions),
            "redirect_url": account.partner.return_url,
        },
    }
