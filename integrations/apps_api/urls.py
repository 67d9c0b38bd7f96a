"""Routes of the apps API, below /v1."""

from django.urls import path, re_path

from integrations.apps_api.views.available import AvailableView
from integrations.apps_api.views.config import (
    ConfiguredView,
    ConfigureView,
    ConfigView,
    CredentialsView,
)
from integrations.apps_api.views.connect import ConnectView
from integrations.apps_api.views.connections import ConnectionsView, ConnectionView
from integrations.apps_api.views.execute import ExecuteView
from integrations.apps_api.views.tools import ToolsView
from integrations.apps_api.views.unknown import UnknownAppRoute

BASE = "<str:app_id>/integrations"

urlpatterns = [
    path(f"{BASE}/available", AvailableView.as_view()),
    path(f"{BASE}/config", ConfigView.as_view()),
    path(f"{BASE}/configure", ConfigureView.as_view()),
    path(f"{BASE}/configure/<str:toolkit>", ConfiguredView.as_view()),
    path(f"{BASE}/configure/<str:toolkit>/credentials", CredentialsView.as_view()),
    path(f"{BASE}/connect", ConnectView.as_view()),
    path(f"{BASE}/connections", ConnectionsView.as_view()),
    path(f"{BASE}/connections/<str:connection_id>", ConnectionView.as_view()),
    path(f"{BASE}/tools", ToolsView.as_view()),
    path(f"{BASE}/execute", ExecuteView.as_view()),
    re_path(r"^(?P<app_id>[^/]+)/integrations(?:/.*)?$", UnknownAppRoute.as_view()),
]
