"""How allauth's sign-ins behave here: one provider, of the settings, and our rules for whose account it is."""

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse

from accounts.models import User
from accounts.sso.begun import LOGIN
from accounts.sso.linking import link, may_be_linked, person_with
from accounts.sso.refusals import AddressTaken, AddressUnconfirmed, NotInvited


class SignOnAdapter(DefaultSocialAccountAdapter):
    """Asks the settings and never the table of apps, which stays empty."""

    def list_apps(self, request: HttpRequest, **named: Any) -> list[SocialApp]:
        from accounts.sso.provider import app  # only where it is on: it brings the OAuth client

        return [app()] if settings.SSO else []

    def list_providers(self, request: HttpRequest) -> list[Any]:
        return [self.get_provider(request)] if settings.SSO else []

    def get_provider(self, request: HttpRequest, *args: Any, **named: Any) -> Any:
        from accounts.sso.provider import provider

        return provider(request)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Let a log-in go on only to the account that is connected, may be, or may be made."""
        if sociallogin.is_existing or sociallogin.state["process"] != LOGIN:
            return
        addresses = [row.email for row in sociallogin.email_addresses if row.verified]
        if not addresses:
            raise AddressUnconfirmed("no confirmed address")
        person = person_with(addresses[0])
        if person is None:
            self.refuse_strangers(request, sociallogin)
        elif may_be_linked(person, addresses[0]):
            link(request, sociallogin, person, addresses[0])
        else:
            self.note(request, "user.sso_refused", person)
            raise AddressTaken("the address is not proved here")

    def refuse_strangers(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        if not self.is_open_for_signup(request, sociallogin):
            raise NotInvited(f"SIGNUP is {settings.SIGNUP}")

    @transaction.atomic
    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """Make the account, its proved address and its link, all or none."""
        user = super().save_user(request, sociallogin, form)
        self.note(request, "user.sso_linked", user)
        return user

    def populate_user(
        self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]
    ) -> User:
        sociallogin.user.email = data.get("email") or ""
        sociallogin.user.name = str(data.get("name") or "")[:150]
        return sociallogin.user

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return reverse("profile")

    def note(self, request: HttpRequest, event_type: str, user: User) -> None:
        account_adapter(request).note(event_type, user)
