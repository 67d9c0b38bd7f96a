"""What is held of an account's connections. Their tokens are nobody's to read."""

from collections.abc import Iterator

from accounts.held import Row, columns
from accounts.models import ConnectedAccount
from integrations.models import EnabledPermission, Token

SCOPES = ("requested_scopes", "granted_scopes", "missing_scopes")
PERSON = ("provider_user_id", "provider_user_name", "provider_user_email", "former_person")
TIMES = ("connected_at", "last_used_at", "created_at", "updated_at")


def integrations(account: ConnectedAccount) -> Iterator[Row]:
    names = ("id", "provider", "status", "status_reason", *PERSON, "provider_data")
    return columns(account.integrations.order_by("pk"), *names, *SCOPES, *TIMES)


def permissions(account: ConnectedAccount) -> Iterator[Row]:
    rows = EnabledPermission.objects.filter(integration__account=account)
    return columns(rows.order_by("pk"), "integration__provider", "permission")


def tokens(account: ConnectedAccount) -> Iterator[Row]:
    """Yield that there are tokens, of which kind and age."""
    rows = Token.objects.filter(integration__account=account)
    return columns(
        rows.order_by("pk"), "integration__provider", "kind", "obtained_at", "expires_at"
    )
