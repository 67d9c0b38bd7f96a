"""What a person changes of one of their own integrations."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.settings_page import SettingsPage
from integrations.models import Integration
from integrations.pages.changes import ConfirmingPerson, Disconnecting, Switching


class OfPerson(SettingsPage):
    """An integration of the person who is logged in."""

    def integration(self, request: HttpRequest, provider: str) -> Integration:
        own = Integration.objects.filter(account__user=request.user).select_related("account")
        return get_object_or_404(own, provider=provider)

    def back(self, integration: Integration) -> str:
        return reverse("own_integrations")


class OwnSwitchPage(Switching, OfPerson):
    """Takes the switches of an own integration."""


class OwnPersonPage(ConfirmingPerson, OfPerson):
    """Takes the word that another person is the right one."""


class OwnDisconnectPage(Disconnecting, OfPerson):
    """Asks before an own integration ends."""
