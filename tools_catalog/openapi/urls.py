"""The route of the document."""

from django.urls import path

from tools_catalog.openapi.views import openapi

urlpatterns = [path("openapi.json", openapi, name="openapi")]
