"""What the person connecting sees: our start page, the way on, and our own error page."""

import secrets
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from accounts.access import as_uuid
from accounts.actors import address_in
from accounts.address_limits import limited_page
from accounts.branding.appearance import appearance_of
from config.api.errors import NotFound
from connect import results, sessions, telling
from connect.authorize import callback_path
from connect.completion import Callback, RefusedCallback, complete
from connect.models import ConnectSession
from connect.operations import CALLBACK
from connect.wording import BY_ERROR, REFUSALS, permission_sentences

# An office behind one address may connect thirty people a minute: each opens three or four of these.
limited = limited_page("connect", "120/m")


def cookie_name(session: ConnectSession) -> str:
    return f"patchbay_connect_{session.pk.hex[:12]}"


def refusal(request: HttpRequest, word: str) -> HttpResponse:
    """Answer with our own error page; nothing of the request is repeated in it."""
    title, text = REFUSALS[word]
    return render(request, "connect/refused.html", {"title": title, "text": text}, status=400)


@method_decorator(never_cache, name="dispatch")
class CallbackPage(View):
    """Where providers send people back to; those who connect through an app's own credentials, with its id."""

    operations = {"get": CALLBACK}

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        # Its address holds a code and a state, so not even our own pages are told of it.
        response["Referrer-Policy"] = "no-referrer"
        return response

    @method_decorator(limited)
    def get(self, request: HttpRequest, app_id: str = "") -> HttpResponse:
        def cookie_of(session: ConnectSession) -> str:
            return request.COOKIES.get(cookie_name(session), "")

        try:
            return HttpResponseRedirect(
                complete(Callback.read(request.GET, address_in(request), app_id), cookie_of)
            )
        except RefusedCallback as exc:
            return refusal(request, exc.word)


@method_decorator([never_cache, limited], name="dispatch")
class HostedPage(View):
    """A page of a hosted session; subclasses answer for an open one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if f"{request.scheme}://{request.get_host()}" != settings.PUBLIC_URL:
            # The binding cookie must be set on the host that the callback comes back to.
            return HttpResponseRedirect(settings.PUBLIC_URL + request.path)
        session = find_hosted(kwargs["session_id"])
        if session is None:
            return refusal(request, "unknown")
        if not session.is_open or session.claimed_at:
            return refusal(request, "expired" if session.is_overdue else "used")
        if session.account.user_id not in {None, request.user.pk}:
            # Whoever was sent somebody else's link would connect their account for them.
            return refusal(request, "unknown")
        self.session = session
        return super().dispatch(request, *args, **kwargs)


class StartPage(HostedPage):
    """Says who asks for what before anybody is sent away."""

    def get(self, request: HttpRequest, session_id: str) -> HttpResponse:
        provider = sessions.provider_of(self.session)
        context = {
            "session": self.session,
            "partner": self.session.account.partner,
            "account": self.session.account,
            "looks": appearance_of(self.session.account.partner),
            "provider": provider,
            "sentences": permission_sentences(provider, self.session.scopes),
        }
        return render(request, "connect/start.html", context)


class ContinuePage(HostedPage):
    """Binds the session to this browser and goes on to the provider."""

    def get(self, request: HttpRequest, session_id: str) -> HttpResponse:
        browser = secrets.token_urlsafe(32)
        url = sessions.begin(self.session, sessions.provider_of(self.session), browser)
        response = HttpResponseRedirect(url)
        response.set_cookie(
            cookie_name(self.session),
            browser,
            max_age=1800,
            path=callback_path(self.session),
            httponly=True,
            secure=settings.HTTPS,
            samesite="Lax",
        )
        return response


class CancelPage(HostedPage):
    """Ends the session and shows the way back."""

    def post(self, request: HttpRequest, session_id: str) -> HttpResponse:
        failed = ConnectSession.Status.FAILED
        if not sessions.end_unclaimed(self.session, failed, "access_denied"):
            return refusal(request, "used")
        partner = self.session.account.partner
        back = telling.failed(self.session, "access_denied")
        if partner is None:
            back = reverse("own_integrations")
        context = {"back": back, "partner": partner, "looks": appearance_of(partner)}
        return render(request, "connect/cancelled.html", context)


@method_decorator([never_cache, limited], name="dispatch")
class DonePage(View):
    """Our own result page: who was connected, or that nobody was. Repeats nothing of its address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        session = results.completed(request.GET.get("session_id", ""))
        connection = results.connection_of(session) if session else None
        if connection is None:
            return refusal(request, ending_of(request.GET.get("error")))
        context = {
            "partner": session.account.partner,
            "looks": appearance_of(session.account.partner),
            "provider": sessions.provider_of(session),
            "connection": connection,
        }
        return render(request, "connect/done.html", context)


def ending_of(error: str | None) -> str:
    """Return the word of our text for a session that did not connect."""
    return "unknown" if error is None else BY_ERROR.get(error, "failed")


def find_hosted(session_id: str) -> ConnectSession | None:
    try:
        pk = as_uuid(session_id, NotFound())
    except NotFound:
        return None
    hosted = ConnectSession.objects.filter(hosted=True)
    return hosted.select_related("account__partner", "client").filter(pk=pk).first()
