"""What a session for a toolkit asks a person for, and with whose credentials."""

from collections.abc import Iterable

from accounts.models import ConnectedAccount
from config.api.errors import PermissionDenied
from integrations.apps_api.errors import NotConfigured
from integrations.credentials import current_client
from integrations.ledger import pairs
from integrations.models import Integration, OAuthClient, ToolkitConfig
from integrations.own_credentials import client_in_place
from providers.oauth_apps import client_of
from providers.scopes import Scopes, requested
from providers.toolkits import Toolkit, toolkits

ALIVE = (Integration.Status.ACTIVE, Integration.Status.EXPIRED)


def toolkit_of(config: ToolkitConfig) -> Toolkit:
    return toolkits()[config.toolkit]


def client_for(config: ToolkitConfig) -> OAuthClient:
    """Return the app's own credentials, else the server's; raise 400 where it has none."""
    provider = toolkit_of(config).provider
    if config.client:
        return client_in_place(config, provider)
    if client_of(provider) is None:
        raise NotConfigured(config.toolkit)
    return current_client(provider)


def scopes_for(config: ToolkitConfig, named: list[str], *, by_end_user: bool) -> Scopes:
    """Return the scopes that were named, else those of the app's setting, else the toolkit's defaults.

    Raises 400 for what is no scope, 403 where an end user names more than the app asks for.
    """
    toolkit = toolkit_of(config)
    usual = requested(toolkit.provider, config.scopes or defaults(toolkit))
    wanted = requested(toolkit.provider, named) if named else usual
    if by_end_user and (more := pairs(wanted) - pairs(usual)):
        beyond = sorted(scope for _, scope in more)
        raise PermissionDenied("This app asks for less of this toolkit", scopes=beyond)
    return wanted


def defaults(toolkit: Toolkit) -> list[str]:
    """Return the permissions a toolkit begins with: all of one that no session asks for by itself."""
    usual = [permission.id for permission in toolkit.permissions if permission.default]
    return usual or [permission.id for permission in toolkit.permissions]


def with_held(scopes: Scopes, account: ConnectedAccount, provider: str) -> Scopes:
    """Add what the account was granted at the provider: a new consent takes the place of the one before.

    So whoever connects their calendar does not lose their mail.
    """
    known = account.integrations.filter(provider=provider, status__in=ALIVE).first()
    held = held_by(known) if known else {}
    kinds = [*scopes, *(kind for kind in held if kind not in scopes)]
    return {kind: joined(scopes.get(kind, ()), held.get(kind, ())) for kind in kinds}


def held_by(integration: Integration) -> Scopes:
    """Return what was asked for and granted, in the words it was asked for in."""
    missing = set(integration.missing_scopes)
    return {
        kind: [scope for scope in asked if scope not in missing]
        for kind, asked in integration.requested_scopes.items()
    }


def joined(first: Iterable[str], second: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*first, *second]))
