"""Routes of the pages about connected accounts and a person's own integrations."""

from django.urls import include, path
from django.views.generic import RedirectView

from integrations.pages.accounts.connect import AccountConnectPage
from integrations.pages.accounts.delete import AccountDeletePage
from integrations.pages.accounts.edit import AccountEditPage
from integrations.pages.accounts.integrations import (
    AccountDisconnectPage,
    AccountPersonPage,
    AccountSwitchPage,
)
from integrations.pages.accounts.link import AccountLinkPage
from integrations.pages.accounts.list import AccountListPage
from integrations.pages.accounts.new import AccountNewPage
from integrations.pages.accounts.show import AccountPage
from integrations.pages.own.changes import OwnDisconnectPage, OwnPersonPage, OwnSwitchPage
from integrations.pages.own.connect import OwnConnectPage
from integrations.pages.own.list import OwnIntegrationsPage

ACCOUNT = "settings/accounts/<uuid:pk>"
OF_ACCOUNT = f"{ACCOUNT}/integrations/<slug:provider>"
OWN = "settings/integrations/<slug:provider>"

urlpatterns = [
    path("settings/accounts", AccountListPage.as_view(), name="accounts"),
    path("settings/accounts/new", AccountNewPage.as_view(), name="accounts_new"),
    path(ACCOUNT, AccountPage.as_view(), name="accounts_show"),
    path(f"{ACCOUNT}/edit", AccountEditPage.as_view(), name="accounts_edit"),
    path(f"{ACCOUNT}/delete", AccountDeletePage.as_view(), name="accounts_delete"),
    path(f"{ACCOUNT}/connect", AccountConnectPage.as_view(), name="accounts_connect"),
    path(f"{ACCOUNT}/connect/link", AccountLinkPage.as_view(), name="accounts_link"),
    path(f"{OF_ACCOUNT}/switches", AccountSwitchPage.as_view(), name="accounts_switches"),
    path(f"{OF_ACCOUNT}/person", AccountPersonPage.as_view(), name="accounts_person"),
    path(f"{OF_ACCOUNT}/disconnect", AccountDisconnectPage.as_view(), name="accounts_disconnect"),
    path("", include("integrations.pages.apps.page_urls")),
    # Command-line clients send people there.
    path("integrations", RedirectView.as_view(pattern_name="own_integrations")),
    path("settings/integrations", OwnIntegrationsPage.as_view(), name="own_integrations"),
    path(f"{OWN}/connect", OwnConnectPage.as_view(), name="own_integrations_connect"),
    path(f"{OWN}/switches", OwnSwitchPage.as_view(), name="own_integrations_switches"),
    path(f"{OWN}/person", OwnPersonPage.as_view(), name="own_integrations_person"),
    path(f"{OWN}/disconnect", OwnDisconnectPage.as_view(), name="own_integrations_disconnect"),
]
