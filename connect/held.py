"""What is held of an account's attempts to connect."""

from collections.abc import Iterator

from accounts.held import Row, columns
from accounts.models import ConnectedAccount
from connect.models import ConnectSession

SESSION = ("id", "provider", "status", "error", "scopes", "redirect_url")


def sessions(account: ConnectedAccount) -> Iterator[Row]:
    rows = ConnectSession.objects.filter(account=account).order_by("pk")
    return columns(rows, *SESSION, "created_at", "expires_at", "ended_at")
