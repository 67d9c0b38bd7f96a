"""The routes of a server where single sign-on is on."""

from django.urls import include, path

from config import urls

urlpatterns = [path("", include("accounts.sso.urls")), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
