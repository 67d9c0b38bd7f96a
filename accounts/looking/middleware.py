"""Shows staff the pages of the person they look at; while they look, nothing else is open to them."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.looking.allowed import PAGES, READING, may_be_looked_at, may_look
from accounts.looking.looks import IN_SESSION, end
from accounts.models import Look
from accounts.staff_door import lacks_second_factor

# Pages for people who are logged in. The API knows no sessions, and is not touched.
BEHIND_LOG_IN = ("/settings", "/admin", "/accounts/", "/device", "/looking/")
ENDS, LOG_OUT = "looking_end", "account_logout"


class LookingMiddleware:
    """Stands behind whatever writes down who is logged in: to that, staff stay themselves."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        staff, request.look = getattr(request, "user", None), None
        response = self.get_response(request)
        if request.look is not None:
            request.user = staff
            response["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, view: Callable, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        look = look_of(request) if is_for_people(request) else None
        if look is None or request.resolver_match.url_name == ENDS:
            return None
        if request.resolver_match.url_name == LOG_OUT and request.method == "POST":
            end(look)
            return None
        request.look = look
        if request.resolver_match.url_name in PAGES and request.method in READING:
            request.user = look.person
            return None
        return render(request, "looking/refused.html", {"look": look}, status=403)


def is_for_people(request: HttpRequest) -> bool:
    """Say whether a page is for people, and this browser has a session; no other session is read."""
    has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
    return has_session and request.path.startswith(BEHIND_LOG_IN)


def look_of(request: HttpRequest) -> Look | None:
    """Return the look that lasts; one that may not go on is ended here."""
    pk = request.session.get(IN_SESSION)
    if pk is None:
        return None
    rows = Look.objects.select_related("person__partner").filter(staff_id=request.user.pk)
    look = rows.filter(pk=pk).first()
    if look is not None and goes_on(request, look):
        return look
    del request.session[IN_SESSION]
    if look is not None:
        end(look)
    return None


def goes_on(request: HttpRequest, look: Look) -> bool:
    """Judge anew with every page: its time, the powers of both, and the second factor."""
    lasts = look.ended_at is None and timezone.now() < look.until
    allowed = may_look(request.user) and may_be_looked_at(look.person)
    return lasts and allowed and not lacks_second_factor(request)
