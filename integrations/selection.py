"""May this connection make this call: the account, its active integration, the permission switched on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import ConnectedAccount
from config.api.errors import (
    GrantRevoked,
    IntegrationNotFound,
    PermissionDenied,
    ScopeMissing,
    TokenError,
)
from integrations.models import EnabledPermission, Integration, Token
from integrations.origin import check_origin
from providers.registry import Offer, permissions
from providers.scopes import lacking
from providers.spec import Permission, Provider


@dataclass(frozen=True)
class Connection:
    """What a call to one tool acts on; None where there is no such row."""

    account: ConnectedAccount | None
    integration: Integration | None = None
    token: Token | None = None
    permission: EnabledPermission | None = None

    @property
    def live(self) -> bool:
        """Say whether the provider itself is meant: a test account's is the sandbox."""
        return self.account is None or self.account.live


def check(connection: Connection, offer: Offer) -> tuple[Integration, Token]:
    """Return the integration and its token, or raise what is in the way."""
    integration, slug = connection.integration, offer.provider.slug
    if integration is None or integration.status == Integration.Status.PENDING:
        raise IntegrationNotFound(slug)
    check_status(integration.status, slug)
    check_permission(integration, offer.provider, offer.permission, connection.permission)
    if connection.token is None:
        raise scope_missing(integration, offer.provider, offer.permission)
    check_status(connection.token.status, slug)
    check_origin(connection.token.client, offer.provider)
    return integration, connection.token


def check_arguments(integration: Integration, offer: Offer, arguments: Mapping[str, Any]) -> None:
    """Check the permissions that single arguments need beside the tool's own."""
    for name, needed in offer.tool.more_permissions.items():
        if name in arguments:
            row = integration.permissions.filter(permission=needed).first()
            permission = permissions(offer.provider)[needed]
            check_permission(integration, offer.provider, permission, row)


def check_status(status: str, provider: str) -> None:
    """Raise for a dead grant; integrations and tokens use the same words."""
    if status == Integration.Status.EXPIRED:
        raise TokenError(provider=provider)
    if status == Integration.Status.REVOKED:
        raise GrantRevoked(provider)


def check_permission(
    integration: Integration,
    provider: Provider,
    permission: Permission,
    row: EnabledPermission | None,
) -> None:
    """Raise unless a permission was granted and is switched on."""
    if row is None or not row.is_granted:
        raise scope_missing(integration, provider, permission)
    if not row.is_enabled:
        raise PermissionDenied(permission=permission.id)


def scope_missing(
    integration: Integration, provider: Provider, permission: Permission
) -> ScopeMissing:
    """Return the error that names what was not granted to the kind of token the permission takes."""
    return ScopeMissing(
        f"The granted scopes do not include {permission.id}; connect again to ask for it",
        permission=permission.id,
        missing_scopes=lacking(
            provider, permission.required, permission.token, integration.granted_scopes
        ),
    )
