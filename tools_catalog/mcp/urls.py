"""The route of the protocol."""

from django.urls import path

from tools_catalog.mcp.views import McpView

urlpatterns = [path("mcp", McpView.as_view())]
