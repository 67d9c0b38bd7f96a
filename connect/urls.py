"""Routes of connect sessions below /api/v1."""

from django.urls import path

from connect.pages.callback import CallbackPage
from connect.views import ConfirmView, SessionView, StartView

urlpatterns = [
    path("accounts/<str:pk>/connect", StartView.as_view()),
    path("accounts/<str:pk>/connect/<str:session_id>", SessionView.as_view()),
    path("accounts/<str:pk>/connect/<str:session_id>/confirm", ConfirmView.as_view()),
    path("connect/callback", CallbackPage.as_view(), name="connect_callback"),
]
