"""Pages of the documentation, below /docs."""

from django.urls import path
from django.views.generic import RedirectView

from tools_catalog.pages.reference import ReferencePage
from tools_catalog.pages.views import DocsPage, MarkdownPage

urlpatterns = [
    path("", DocsPage.as_view(), {"slug": "index"}, name="docs"),
    path("/", RedirectView.as_view(pattern_name="docs")),
    path("/index", RedirectView.as_view(pattern_name="docs")),
    path("/reference", ReferencePage.as_view(), name="docs_reference"),
    path("/<path:slug>.md", MarkdownPage.as_view(), name="docs_markdown"),
    path("/<path:slug>", DocsPage.as_view(), name="docs_page"),
]
