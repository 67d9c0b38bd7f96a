"""Routes of usage."""

from django.urls import path

from billing.views.records import RecordsView
from billing.views.usage import UsageView

urlpatterns = [
    path("usage", UsageView.as_view()),
    path("usage/records", RecordsView.as_view()),
]
