"""Routes of the way to the first call."""

from django.urls import path

from accounts.pages.start.page import DoorPage, StartPage

urlpatterns = [
    path("settings", DoorPage.as_view(), name="settings"),
    # People type this address; it gets its other spelling too.
    path("settings/", DoorPage.as_view()),
    path("settings/start", StartPage.as_view(), name="start"),
]
