"""Routes of the hosted connect pages."""

from django.urls import path

from connect.pages.done import DonePage
from connect.pages.hosted import CancelPage, ContinuePage, StartPage

urlpatterns = [
    path("connect/done", DonePage.as_view(), name="connect_done"),
    path("connect/<str:session_id>", StartPage.as_view(), name="connect_start"),
    path("connect/<str:session_id>/continue", ContinuePage.as_view(), name="connect_continue"),
    path("connect/<str:session_id>/cancel", CancelPage.as_view(), name="connect_cancel"),
]
