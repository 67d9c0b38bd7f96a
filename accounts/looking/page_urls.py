"""Routes of looking at somebody's pages."""

from django.urls import path

from accounts.looking.page import end_page

urlpatterns = [path("looking/end", end_page, name="looking_end")]
