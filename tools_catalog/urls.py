"""Routes that tell what there is to call."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from tools_catalog.views import (
    NamesView,
    ProviderToolsView,
    SearchView,
    ServiceToolsView,
    ToolListView,
)


class TextConverter(StringConverter):
    """Any text, slashes and line breaks included."""

    regex = "(?s:.+)"


register_converter(TextConverter, "text")

urlpatterns = [
    path("tools", ToolListView.as_view()),
    path("tools/search/<text:query>", SearchView.as_view()),
    path("tools/names/<text:query>", NamesView.as_view()),
    path("tools/provider/<text:provider>", ProviderToolsView.as_view()),
    path("tools/service/<text:service>", ServiceToolsView.as_view()),
]
