"""Routes of the inbox below /api/v1."""

from django.urls import include, path

from inbox.views.deliveries import DeliveryView
from inbox.views.lists import EventsView, InboxView
from inbox.views.many import ArchiveAllView, BatchView
from inbox.views.one import ArchiveView, EventView, ShortEventView

urlpatterns = [
    path("", include("inbox.webhooks_api.urls")),
    path("inbox", InboxView.as_view()),
    path("inbox/events", EventsView.as_view()),
    path("inbox/events/<str:pk>", EventView.as_view()),
    path("inbox/archive-all", ArchiveAllView.as_view()),
    path("inbox/batch", BatchView.as_view()),
    path("inbox/<str:pk>", ShortEventView.as_view()),
    path("inbox/<str:pk>/archive", ArchiveView.as_view()),
    path("webhooks/<str:provider>", DeliveryView.as_view(), name="webhook_delivery"),
    path("webhooks/<str:provider>/<str:path_token>", DeliveryView.as_view()),
]
