"""Every provider under its slug, and the control endpoint."""

from django.http import HttpRequest, JsonResponse
from django.urls import include, path

from sandbox.control.urls import urlpatterns as control
from sandbox.operations import url_patterns
from sandbox.registry import all_fakes


def not_found(request: HttpRequest, exception: Exception) -> JsonResponse:
    """Answer a path that belongs to no provider."""
    return JsonResponse({"error": "No such provider", "providers": [*all_fakes()]}, status=404)


def server_error(request: HttpRequest) -> JsonResponse:
    """Answer when the sandbox itself broke."""
    return JsonResponse({"error": "The sandbox broke; its log says where"}, status=500)


handler404 = not_found
handler500 = server_error

urlpatterns = [
    path("_control/", include(control)),
    *(path(f"{slug}/", include(url_patterns(fake))) for slug, fake in all_fakes().items()),
]
