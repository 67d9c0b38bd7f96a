"""Routes of the pages about an app's toolkits and connections."""

from django.urls import path

from integrations.pages.apps.connections import AppConnectionsPage
from integrations.pages.apps.disconnect import AppDisconnectPage
from integrations.pages.apps.toolkit import AppToolkitOffPage, AppToolkitPage
from integrations.pages.apps.toolkits import AppToolkitsPage

APP = "settings/apps/<str:app_id>"
TOOLKIT, CONNECTION = f"{APP}/toolkits/<slug:slug>", f"{APP}/connections/<uuid:pk>"

urlpatterns = [
    path(f"{APP}/toolkits", AppToolkitsPage.as_view(), name="app_toolkits"),
    path(TOOLKIT, AppToolkitPage.as_view(), name="app_toolkit"),
    path(f"{TOOLKIT}/off", AppToolkitOffPage.as_view(), name="app_toolkit_off"),
    path(f"{APP}/connections", AppConnectionsPage.as_view(), name="app_connections"),
    path(f"{CONNECTION}/disconnect", AppDisconnectPage.as_view(), name="app_disconnect"),
]
