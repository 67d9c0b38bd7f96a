"""The cookie that holds a hosted session to the browser it was begun in."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from connect.authorize import callback_path
from connect.models import LIFETIME, ConnectSession


def cookie_name(session: ConnectSession) -> str:
    return f"patchbay_connect_{session.pk.hex[:12]}"


def bind(response: HttpResponse, session: ConnectSession, browser: str) -> None:
    """Give the browser its secret; it comes back to the session's callback alone."""
    response.set_cookie(
        cookie_name(session),
        browser,
        max_age=int(LIFETIME.total_seconds()),
        path=callback_path(session),
        httponly=True,
        secure=settings.HTTPS,
        samesite="Lax",
    )


def bound(request: HttpRequest, session: ConnectSession) -> str:
    """Return the secret that the browser brings, if any."""
    return request.COOKIES.get(cookie_name(session), "")
