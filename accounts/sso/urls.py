"""Routes of single sign-on; there only where it is on."""

from django.urls import path

from accounts.address_limits import limited_page
from accounts.sso.pages.callback import callback
from accounts.sso.pages.connecting import ConnectPage, DisconnectPage
from accounts.sso.pages.log_in import log_in
from accounts.sso.pages.proving import AgainPage, ResumePage

limited = limited_page("sso", "30/m")

urlpatterns = [
    path("accounts/sso/login", limited(log_in), name="sso_login"),
    path("accounts/sso/callback", limited(callback), name="sso_callback"),
    path("accounts/sso/again", limited(AgainPage.as_view()), name="sso_again"),
    path("accounts/sso/resume", ResumePage.as_view(), name="sso_resume"),
    path("settings/profile/sso", limited(ConnectPage.as_view()), name="sso_connect"),
    path("settings/profile/sso/<int:pk>/end", DisconnectPage.as_view(), name="sso_disconnect"),
]
