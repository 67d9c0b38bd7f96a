"""What a partner changes of one integration of an account."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from integrations.models import Integration
from integrations.pages.accounts.ground import AccountsPage, own_account
from integrations.pages.changes import ConfirmingPerson, Disconnecting, Switching


class OfAccount(AccountsPage):
    """An integration of an account of the partner profile."""

    def integration(self, request: HttpRequest, pk: UUID, provider: str) -> Integration:
        integrations = own_account(request, pk).integrations
        return get_object_or_404(integrations, provider=provider)

    def back(self, integration: Integration) -> str:
        return reverse("accounts_show", args=[integration.account_id])


class AccountSwitchPage(Switching, OfAccount):
    """Takes the switches of an account's integration."""


class AccountPersonPage(ConfirmingPerson, OfAccount):
    """Takes the word that another person is the right one."""


class AccountDisconnectPage(Disconnecting, OfAccount):
    """Asks before an account's integration ends."""
