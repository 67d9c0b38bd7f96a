"""Routes of the pages about the inbox and webhooks."""

from django.urls import include, path

urlpatterns = [path("", include("inbox.pages.webhooks.page_urls"))]
