"""SSO_ONLY: passwords and passkeys let nobody in."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

View = Callable[..., HttpResponse]


def is_only_way() -> bool:
    """Say whether people come in through the provider alone."""
    return bool(settings.SSO and settings.SSO.only)


def other_way_in(view: View) -> View:
    """Decorate a page that lets people in by themselves: closed to strangers while SSO_ONLY is on."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if is_only_way() and not request.user.is_authenticated:
            return closed(request)
        return view(request, *args, **kwargs)

    return guarded


def closed(request: HttpRequest) -> HttpResponse:
    """Answer with the way in that is open; a form that came is refused."""
    return render(request, "sso/only.html", status=200 if request.method == "GET" else 403)
