"""Routes of the welcome page and the settings pages."""

from allauth.account import views as allauth
from django.conf import settings
from django.urls import include, path
from django.views.generic import RedirectView

from accounts.address_limits import limited_page
from accounts.pages.branding import BrandingPage, LogoPage
from accounts.pages.components.page import ComponentsPage
from accounts.pages.device import DecisionPage, DevicePage
from accounts.pages.keys.list import KeyListPage
from accounts.pages.keys.new import KeyNewPage
from accounts.pages.keys.revoke import KeyRevokePage
from accounts.pages.keys.rotate import KeyEndingPage, KeyRotatePage
from accounts.pages.partner import PartnerPage
from accounts.pages.welcome import WelcomePage
from accounts.sso.only import other_way_in

# allauth's own forms, with a limit of ours in front of what is sent.
sign_in = limited_page("sign-in", "30/m", methods=("POST",))(other_way_in(allauth.login))
sign_up = limited_page("sign-up", "20/m", methods=("POST",))(other_way_in(allauth.signup))
password_reset = limited_page("password-reset", "20/m", methods=("POST",))(
    other_way_in(allauth.password_reset)
)

urlpatterns = [
    path("", WelcomePage.as_view(), name="welcome"),
    path("", include("accounts.pages.start.page_urls")),
    path("_ui/", ComponentsPage.as_view(), name="components"),
    path("admin", RedirectView.as_view(pattern_name="admin:index")),
    path("settings/api-keys", KeyListPage.as_view(), name="api_keys"),
    path("settings/api-keys/new", KeyNewPage.as_view(), name="api_key_new"),
    path("settings/api-keys/<uuid:pk>/revoke", KeyRevokePage.as_view(), name="api_key_revoke"),
    path("settings/api-keys/<uuid:pk>/rotate", KeyRotatePage.as_view(), name="api_key_rotate"),
    path("settings/api-keys/<uuid:pk>/ending", KeyEndingPage.as_view(), name="api_key_ending"),
    path("", include("accounts.pages.apps.page_urls")),
    path("settings/partner", PartnerPage.as_view(), name="partner"),
    path("settings/partner/branding", BrandingPage.as_view(), name="partner_branding"),
    path("connect/logo/<uuid:pk>", LogoPage.as_view(), name="partner_logo"),
    path("", include("accounts.pages.profile.page_urls")),
    path("", include("accounts.looking.page_urls")),
    path("", include("accounts.pages.audit.page_urls")),
    path("device", DevicePage.as_view(), name="device"),
    path("device/decision", DecisionPage.as_view(), name="device_decision"),
    *([path("", include("accounts.sso.urls"))] if settings.SSO else []),
    path("accounts/login/", sign_in, name="account_login"),
    path("accounts/signup/", sign_up, name="account_signup"),
    path("accounts/password/reset/", password_reset, name="account_reset_password"),
]
