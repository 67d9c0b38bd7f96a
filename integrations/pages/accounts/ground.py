"""The ground that the pages about a partner's accounts stand on."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from accounts.models import ConnectedAccount
from accounts.partners_page import PartnersPage


class AccountsPage(PartnersPage):
    """A page about accounts."""

    home, what = "accounts", "accounts"


def own_account(request: HttpRequest, pk: UUID) -> ConnectedAccount:
    """Return an account of the person's partner profile; anybody else's is a 404."""
    return get_object_or_404(request.user.active_partner.accounts, pk=pk)
