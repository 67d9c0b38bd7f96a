"""Routes of Settings > Profile and security, and of allauth's pages as they stand behind it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from accounts.address_limits import limited_page
from accounts.pages.profile.page import ProfilePage
from accounts.pages.profile.second_factor import (
    AppPage,
    NewCodesPage,
    PasskeyPage,
    RecoveryCodesPage,
)
from accounts.pages.profile.sessions import EndOthersPage, EndSessionPage
from accounts.reauthentication.recency import ask_unless_recent
from accounts.sso.only import other_way_in

View = Callable[..., HttpResponse]
second_step = limited_page("second-step", "30/m", methods=("POST",))


def recent(view: View) -> View:
    """Let in who is logged in and said lately who they are; kept by no browser."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        ask_unless_recent(request)
        return view(request, *args, **kwargs)

    return never_cache(login_required(asked))


to_profile = RedirectView.as_view(pattern_name="profile")

urlpatterns = [
    path("settings/profile", ProfilePage.as_view(), name="profile"),
    path("settings/profile/sessions/end", EndOthersPage.as_view(), name="sessions_end"),
    path("settings/profile/sessions/<int:pk>/end", EndSessionPage.as_view(), name="session_end"),
    path("accounts/email/", recent(account.email), name="account_email"),
    path(
        "accounts/password/change/", recent(account.password_change), name="account_change_password"
    ),
    path("accounts/2fa/authenticate/", second_step(mfa.authenticate), name="mfa_authenticate"),
    path(
        "accounts/2fa/webauthn/login/",
        second_step(other_way_in(passkeys.login_webauthn)),
        name="mfa_login_webauthn",
    ),
    path("accounts/2fa/totp/activate/", recent(AppPage.as_view()), name="mfa_activate_totp"),
    path("accounts/2fa/webauthn/add/", recent(PasskeyPage.as_view()), name="mfa_add_webauthn"),
    path(
        "accounts/2fa/recovery-codes/",
        recent(RecoveryCodesPage.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(
        "accounts/2fa/recovery-codes/generate/",
        recent(NewCodesPage.as_view()),
        name="mfa_generate_recovery_codes",
    ),
    # allauth's overviews: ours shows the same and more.
    path("accounts/2fa/", to_profile, name="mfa_index"),
    path("accounts/2fa/webauthn/", to_profile, name="mfa_list_webauthn"),
    path("accounts/sessions/", to_profile, name="usersessions_list"),
]
