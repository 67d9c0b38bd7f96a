"""Pages of the documentation, below /docs."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
