"""Routes of the apps API, below /v1."""

from django.urls import path

from integrations.apps_api.views.available import AvailableView
from integrations.apps_api.views.execute import ExecuteView
from integrations.apps_api.views.tools import ToolsView

BASE = "<str:app_id>/integrations"

urlpatterns = [
    path(f"{BASE}/available", AvailableView.as_view()),
    path(f"{BASE}/tools", ToolsView.as_view()),
    path(f"{BASE}/execute", ExecuteView.as_view()),
]
