"""Routes that tell what there is to call."""

from django.urls import path

from tools_catalog.views import (
    NamesView,
    ProviderToolsView,
    SearchView,
    ServiceToolsView,
    ToolListView,
)

urlpatterns = [
    path("tools", ToolListView.as_view()),
    path("tools/search/<path:query>", SearchView.as_view()),
    path("tools/names/<path:query>", NamesView.as_view()),
    path("tools/provider/<path:provider>", ProviderToolsView.as_view()),
    path("tools/service/<path:service>", ServiceToolsView.as_view()),
]
