"""Where providers send people back to."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from accounts.actors import address_in
from accounts.models import Partner
from connect import sessions
from connect.completion import Callback, RefusedCallback, complete
from connect.operations import CALLBACK
from connect.pages.binding import bound
from connect.pages.limits import limited
from connect.pages.refusals import refusal
from connect.redirects import with_result


@method_decorator(never_cache, name="dispatch")
class CallbackPage(View):
    """Finishes the session, and sends people on to the partner or to our own result page.

    With an app's id it is where people come back to through that app's own credentials.
    """

    operations = {"get": CALLBACK}

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
            return refusal(request, exc.word, sessions.find_by_state(callback.state))
        return HttpResponseRedirect(signed(location, callback))


def signed(location: str, callback: Callback) -> str:
    """Name the session to our own result page also where it failed: the page then says whose it was."""
    if not location.startswith(f"{Partner.result_url()}?error="):
        return location
    session = sessions.find_by_state(callback.state)
    return with_result(location, session_id=str(session.pk)) if session else location
