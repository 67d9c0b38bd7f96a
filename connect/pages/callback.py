"""Where providers send people back to."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from accounts.actors import address_in
from accounts.models import Partner
from config.api.errors import ApiError, Invalid
from connect import recognising
from connect.completion import Callback, RefusedCallback, complete
from connect.operations import CALLBACK
from connect.pages.binding import bound
from connect.pages.limits import limited
from connect.pages.refusals import refusal
from connect.redirects import with_result
from inbox.feeds import refusing
from inbox.feeds.at_callback import take_at_callback
from inbox.feeds.requests import delivery_of
from providers.spec import Forged, Unreadable

LARGEST_DELIVERY = 16 * 1024


@method_decorator(
    csrf_exempt, name="dispatch"
)  # what changes anything here is proven by its provider
@method_decorator(never_cache, name="dispatch")
class CallbackPage(View):
    """Finishes the session, and sends people on to the partner or to our own result page.

    With an app's id it is where people come back to through that app's own credentials. Providers that know no
    other address of ours tell here, by DELETE, that somebody uninstalled the app.
    """

    operations = {"get": CALLBACK, "delete": None}
    is_page = True  # what goes wrong is told to people, though the address is below the API

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        # Its address holds a code and a state, so not even our own pages are told of it.
        response["Referrer-Policy"] = "no-referrer"
        return response

    @method_decorator(limited)
    def get(self, request: HttpRequest, app_id: str = "") -> HttpResponse:
        callback = Callback.read(request.GET, address_in(request), app_id)
        try:
            location = complete(callback, partial(bound, request))
        except RefusedCallback as exc:
            return refusal(request, exc.word, recognising.find_by_state(callback.state))
        return HttpResponseRedirect(signed(location, callback))

    def delete(self, request: HttpRequest, app_id: str = "") -> HttpResponse:
        try:
            return HttpResponse(status=told(request))
        except ApiError as exc:
            return HttpResponse(status=exc.status)


def told(request: HttpRequest) -> int:
    """Take a delivery and return the status it is answered with; nobody reads more of the answer."""
    try:
        return take_at_callback(delivery_of(request, LARGEST_DELIVERY)).status
    except Forged as exc:
        raise refusing.refusal(request, "", str(exc)) from exc
    except Unreadable as exc:
        raise Invalid from exc


def signed(location: str, callback: Callback) -> str:
    """Name the session to our own result page also where it failed: the page then says whose it was."""
    if not location.startswith(f"{Partner.result_url()}?error="):
        return location
    session = recognising.find_by_state(callback.state)
    return with_result(location, session_id=str(session.pk)) if session else location
