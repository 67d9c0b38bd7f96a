"""Where the control views are."""

from django.urls import path

from sandbox.control import views

urlpatterns = [
    path("health", views.health),
    path("reset", views.reset),
    path("settings/<slug:slug>", views.settings),
    path("failures", views.failing),
    path("expire", views.expire),
    path("revoke", views.revoke),
    path("redirect_uris", views.redirect_uris),
    path("requests", views.requests),
]
