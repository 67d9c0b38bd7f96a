"""Turns the need to ask again into the question, from whichever page it comes."""

from collections.abc import Callable

from allauth.core.exceptions import ReauthenticationRequired
from django.http import HttpRequest, HttpResponse

from accounts.reauthentication.suspended import suspend


class AskAgainMiddleware:
    """Stands behind allauth's own, whose way of keeping a form would keep passwords readable."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return suspend(request) if isinstance(exception, ReauthenticationRequired) else None
