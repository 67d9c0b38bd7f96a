"""Our own result page, for people whose partner names no other place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.cache import never_cache

from connect import results, sessions
from connect.pages.limits import limited
from connect.pages.refusals import belonging, failure_of, refusal


@method_decorator([never_cache, limited], name="dispatch")
class DonePage(View):
    """Says who was connected, or that nobody was. Repeats nothing of its address."""

    def get(self, request: HttpRequest) -> HttpResponse:
        session = results.returned(request.GET.get("session_id", ""))
        connection = results.connection_of(session) if session else None
        if connection is None:
            return refusal(request, failure_of(request.GET.get("error")), session)
        context = belonging(session) | {
            "provider": sessions.provider_of(session),
            "connection": connection,
        }
        return render(request, "connect/done.html", context)
