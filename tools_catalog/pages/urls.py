"""Where language models look for documentation."""

from django.urls import path

from tools_catalog.pages.views import LlmsFullPage, LlmsPage

urlpatterns = [
    path("llms.txt", LlmsPage.as_view(), name="llms"),
    path("llms-full.txt", LlmsFullPage.as_view(), name="llms_full"),
]
