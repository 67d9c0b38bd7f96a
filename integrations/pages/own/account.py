"""The account on which a person's own keys act."""

from django.http import HttpRequest

from accounts.models import ConnectedAccount


def own_account(request: HttpRequest) -> ConnectedAccount | None:
    """Return the person's own account; None before its first use. Looking makes none."""
    return ConnectedAccount.objects.filter(user=request.user).first()
