"""The pages of a hosted session: what it is for, the way on, and saying no."""

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
from accounts.models import Partner
from config.api.errors import NotFound
from connect import ending, sessions, telling
from connect.models import ConnectSession
from connect.pages.binding import bind
from connect.pages.limits import limited
from connect.pages.refusals import belonging, ending_of, refusal
from connect.wording import permission_sentences
from providers.operator_settings import is_sandboxed


@method_decorator([never_cache, limited], name="dispatch")
class HostedPage(View):
    """A page of a hosted session; subclasses answer for an open one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if f"{request.scheme}://{request.get_host()}" != settings.PUBLIC_URL:
            # The binding cookie must be set on the host that the callback comes back to.
            return HttpResponseRedirect(settings.PUBLIC_URL + request.path)
        session = find_hosted(kwargs["session_id"])
        if session is None or session.account.user_id not in {None, request.user.pk}:
            # Whoever was sent somebody else's own link would connect their account for them.
            return refusal(request, "unknown")
        if not session.is_open or session.claimed_at:
            return refusal(request, ending_of(session), session)
        self.session = session
        return super().dispatch(request, *args, **kwargs)


class StartPage(HostedPage):
    """Says who asks for what before anybody is sent away."""

    def get(self, request: HttpRequest, session_id: str) -> HttpResponse:
        provider = sessions.provider_of(self.session)
        context = belonging(self.session) | {
            "account": self.session.account,
            "provider": provider,
            "is_sandboxed": is_sandboxed(provider),
            "sentences": permission_sentences(provider, self.session.scopes),
        }
        return render(request, "connect/start.html", context)


class ContinuePage(HostedPage):
    """Binds the session to this browser and goes on to the provider."""

    def get(self, request: HttpRequest, session_id: str) -> HttpResponse:
        browser = secrets.token_urlsafe(32)
        url = sessions.begin(self.session, sessions.provider_of(self.session), browser)
        response = HttpResponseRedirect(url)
        bind(response, self.session, browser)
        return response


class CancelPage(HostedPage):
    """Ends the session and shows the way back."""

    def post(self, request: HttpRequest, session_id: str) -> HttpResponse:
        failed = ConnectSession.Status.FAILED
        if not ending.end_unclaimed(self.session, failed, "access_denied"):
            return refusal(request, "used", self.session)
        context = belonging(self.session) | {"back": way_back(self.session)}
        return render(request, "connect/cancelled.html", context)


def way_back(session: ConnectSession) -> str:
    """Return where somebody goes on who said no; our own result page would only repeat it."""
    partner = session.account.partner
    if partner is None:
        return reverse("own_integrations")
    if session.redirect_url == Partner.result_url():
        return partner.website
    return telling.failed(session, "access_denied")


def find_hosted(session_id: str) -> ConnectSession | None:
    try:
        pk = as_uuid(session_id, NotFound())
    except NotFound:
        return None
    hosted = ConnectSession.objects.filter(hosted=True)
    return hosted.select_related("account__partner", "client").filter(pk=pk).first()
