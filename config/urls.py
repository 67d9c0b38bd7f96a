"""All routes. Exactly the slashless paths: nothing of the API redirects to another spelling."""

from django.contrib import admin
from django.urls import include, path, re_path

from config import error_pages, theme
from config.api.rooted import rooted
from config.api.views import HealthView, UnknownRoute
from config.probes import livez, metrics, readyz
from connect.pages.callback import CallbackPage

api = [
    path("health", HealthView.as_view()),
    path("", include("accounts.urls")),
    path("", include("tools_catalog.jobs.urls")),
    path("", include("tools_catalog.skills.urls")),
    path("", include("integrations.urls")),
    path("", include("connect.urls")),
    path("", include("billing.urls")),
    path("", include("inbox.urls")),
    path("", include("tools_catalog.urls")),
    path("", include("providers.proxy.urls")),
    re_path(r"^.*$", UnknownRoute.as_view()),
]

urlpatterns = [
    rooted("api/v1/", api),
    path("v1/<str:app_id>/integrations/callback", CallbackPage.as_view(), name="app_callback"),
    path("v1/", include("integrations.apps_api.urls")),
    re_path(r"^(?:api|v1)(?:/.*)?$", UnknownRoute.as_view()),
    path("livez", livez),
    path("readyz", readyz),
    path("metrics", metrics),
    path("theme", theme.choose, name="theme"),
    path("", include("accounts.page_urls")),
    path("", include("billing.page_urls")),
    path("", include("integrations.page_urls")),
    path("", include("inbox.page_urls")),
    path("", include("connect.page_urls")),
    path("", include("tools_catalog.mcp.urls")),
    path("", include("tools_catalog.openapi.urls")),
    path("docs", include("tools_catalog.page_urls")),
    path("", include("tools_catalog.pages.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
    path("admin/", admin.site.urls),
]

handler400, handler403 = error_pages.bad_request, error_pages.forbidden
handler404, handler500 = error_pages.not_found, error_pages.server_error
handler429 = error_pages.too_many_requests  # allauth looks for it here
