"""Notes where and when a session was last seen, every few minutes."""

from collections.abc import Callable
from hashlib import sha256

from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

PAUSE = 300  # seconds


class LastSeenMiddleware:
    """Costs one write in five minutes for each session; requests without one cost nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # Pages that look at no session stay free of it, and may be kept by caches.
        key = request.session.session_key if request.session.accessed else None
        if key and request.user.is_authenticated and is_due(key, request):
            UserSession.objects.create_from_request(request)
        return response


def is_due(session_key: str, request: HttpRequest) -> bool:
    """Say yes once in the pause, and at once when the address has changed."""
    address = request.META.get("REMOTE_ADDR")
    seen = f"{session_key} {address}"
    return bool(address) and cache.add(
        f"seen:{sha256(seen.encode()).hexdigest()}", True, timeout=PAUSE
    )
