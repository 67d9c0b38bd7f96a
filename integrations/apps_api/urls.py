"""Routes of the apps API, below /v1."""

from django.urls import path

from integrations.apps_api.views.available import AvailableView

BASE = "<str:app_id>/integrations"

urlpatterns = [
    path(f"{BASE}/available", AvailableView.as_view()),
]
