"""Where the control views are."""

from django.urls import path

from sandbox.control import views
from sandbox.control.delivering import deliveries
from sandbox.control.failing import failing
from sandbox.control.webhooks import pointing

urlpatterns = [
    path("health", views.health),
    path("reset", views.reset),
    path("settings/<slug:slug>", views.settings),
    path("failures", failing),
    path("expire", views.expire),
    path("revoke", views.revoke),
    path("redirect_uris", views.redirect_uris),
    path("clients", views.clients),
    path("requests", views.requests),
    path("webhooks", pointing),
    path("deliveries", deliveries),
]
