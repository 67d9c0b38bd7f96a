"""How allauth behaves here."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import record_authentication
from allauth.core import context
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts import events
from accounts.actors import Actor
from accounts.models import Event, User
from accounts.reauthentication.recency import proved_recently
from accounts.second_factor.happened import EVENT_OF_NOTICE
from accounts.sso.asked_again import ways_to_ask
from accounts.sso.only import closed, is_only_way

logger = logging.getLogger("patchbay.accounts")
PASSWORD = "reauthenticate"  # noqa: S105 - allauth's name of asking for it


class AccountAdapter(DefaultAccountAdapter):
    """Opens sign-up as the operator says, writes down what people do to their log-in, and tells them by mail."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return settings.SIGNUP == "open"

    def pre_login(self, request: HttpRequest, user: User, **said: Any) -> HttpResponse | None:
        """Let nobody in by themselves while SSO_ONLY is on, whichever page they come from."""
        if is_only_way() and "sociallogin" not in (said["signal_kwargs"] or {}):
            return closed(request)
        return super().pre_login(request, user, **said)

    def login(self, request: HttpRequest, user: User) -> None:
        if request.resolver_match.url_name == "account_signup":
            # Whoever has just chosen the password need not repeat it.
            record_authentication(request, user, method="password")
        super().login(request, user)
        self.note("user.logged_in", user)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """A log-in a moment ago counts as well: nobody is asked twice in a row."""
        return not proved_recently(context.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Ask whoever has a second factor for that one: the password alone was not enough either."""
        methods = super().get_reauthentication_methods(user)
        factors = [m for m in methods if m["id"] != PASSWORD]
        if factors or not (settings.SSO and user.is_authenticated):
            return factors or methods
        asked = ways_to_ask(user)
        return asked if asked and settings.SSO.only else [*methods, *asked]

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Note the change, then mail about it; a mail server that is away does not undo the change."""
        if event_type := EVENT_OF_NOTICE.get(template_prefix):
            self.note(event_type, user)
        try:
            super().send_notification_mail(template_prefix, user, context, email)
        except (OSError, SMTPException):
            logger.warning("A notice was not sent: %s", template_prefix, exc_info=True)

    def note(self, event_type: str, user: User) -> Event:
        """Append an event about a person's log-in, which only they (or whoever was them) can cause."""
        ip = self.request.META.get("REMOTE_ADDR") or None
        by = Actor(Event.Actor.USER, str(user.pk), ip)
        return events.record(event_type, user_id=user.pk, **vars(by))
