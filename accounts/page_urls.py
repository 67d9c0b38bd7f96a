"""Routes of the settings pages."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
