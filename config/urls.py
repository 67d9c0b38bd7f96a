"""All routes. Exactly the slashless paths: no route redirects to another spelling."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import include, path, re_path

from config.api.envelope import plain_error
from config.api.errors import InternalError, Invalid, NotFound
from config.api.views import HealthView, UnknownRoute
from config.probes import livez, metrics, readyz

api = [
    path("health", HealthView.as_view()),
    path("", include("accounts.urls")),
    path("", include("integrations.urls")),
    path("", include("connect.urls")),
    path("", include("providers.proxy.urls")),
    re_path(r"^.*$", UnknownRoute.as_view()),
]

urlpatterns = [
    path("api/v1/", include(api)),
    re_path(r"^(?:api|v1)(?:/.*)?$", UnknownRoute.as_view()),
    path("livez", livez),
    path("readyz", readyz),
    path("metrics", metrics),
    path("", include("accounts.page_urls")),
    path("", include("connect.page_urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith(("/api/", "/v1/"))


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    from django.views.defaults import page_not_found

    return (
        plain_error(request, NotFound()) if is_api(request) else page_not_found(request, exception)
    )


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    from django.views.defaults import bad_request

    return plain_error(request, Invalid()) if is_api(request) else bad_request(request, exception)


def handler500(request: HttpRequest) -> HttpResponse:
    from django.views.defaults import server_error

    return plain_error(request, InternalError()) if is_api(request) else server_error(request)
