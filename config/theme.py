"""Light or dark: each browser keeps its own choice in a cookie, so that no page flashes."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "theme"
SYSTEM, CHOICES = "system", ("light", "dark")
YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """Return "light" or "dark"; nothing where the person's system decides."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in CHOICES else ""


def theme(request: HttpRequest) -> dict[str, str]:
    """Tell every template."""
    return {"theme": theme_of(request)}


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Remember what was chosen and go back; anything but light and dark leaves it to the system."""
    answer = redirect(way_back(request))
    chosen = request.POST.get("theme", SYSTEM)
    if chosen in CHOICES:
        # Not HttpOnly: theme.js reads it on pages that are the same for everybody.
        how = {"samesite": "Lax", "secure": settings.SESSION_COOKIE_SECURE}
        answer.set_cookie(COOKIE, chosen, max_age=YEAR, **how)
    else:
        answer.delete_cookie(COOKIE, samesite="Lax")
    return answer


def way_back(request: HttpRequest) -> str:
    """Return the page of ours that the choice was made on."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if ours else "/"
