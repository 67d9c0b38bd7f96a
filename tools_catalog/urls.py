"""Routes that tell what there is to call."""

from django.urls import path

from tools_catalog.views import ProviderToolsView, ServiceToolsView, ToolListView

urlpatterns = [
    path("tools", ToolListView.as_view()),
    path("tools/provider/<path:provider>", ProviderToolsView.as_view()),
    path("tools/service/<path:service>", ServiceToolsView.as_view()),
]
