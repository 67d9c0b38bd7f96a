"""Routes of the welcome page and the settings pages."""

from django.urls import path
from django.views.generic import RedirectView

from accounts.pages.api_keys import KeyListPage, KeyNewPage, KeyRevokePage
from accounts.pages.partner import PartnerPage
from accounts.pages.welcome import WelcomePage

urlpatterns = [
    path("", WelcomePage.as_view(), name="welcome"),
    path("settings", RedirectView.as_view(pattern_name="api_keys"), name="settings"),
    # The two pages whose address people type get its other spelling too.
    path("settings/", RedirectView.as_view(pattern_name="api_keys")),
    path("admin", RedirectView.as_view(pattern_name="admin:index")),
    path("settings/api-keys", KeyListPage.as_view(), name="api_keys"),
    path("settings/api-keys/new", KeyNewPage.as_view(), name="api_key_new"),
    path("settings/api-keys/<uuid:pk>/revoke", KeyRevokePage.as_view(), name="api_key_revoke"),
    path("settings/partner", PartnerPage.as_view(), name="partner"),
]
