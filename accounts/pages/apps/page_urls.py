"""Routes of the pages about a partner's apps."""

from django.urls import path

from accounts.pages.apps.change import AppNamePage, AppOriginsPage
from accounts.pages.apps.check import AppTokenCheckPage
from accounts.pages.apps.key import AppKeyNewPage
from accounts.pages.apps.life import AppDeletePage, AppDisablePage, AppEnablePage
from accounts.pages.apps.list import AppListPage
from accounts.pages.apps.new import AppNewPage
from accounts.pages.apps.show import AppPage
from accounts.pages.apps.tokens import AppTokensPage

APP = "settings/apps/<str:app_id>"

urlpatterns = [
    path("settings/apps", AppListPage.as_view(), name="apps"),
    path("settings/apps/new", AppNewPage.as_view(), name="app_new"),
    path(APP, AppPage.as_view(), name="app"),
    path(f"{APP}/name", AppNamePage.as_view(), name="app_name"),
    path(f"{APP}/origins", AppOriginsPage.as_view(), name="app_origins"),
    path(f"{APP}/disable", AppDisablePage.as_view(), name="app_disable"),
    path(f"{APP}/enable", AppEnablePage.as_view(), name="app_enable"),
    path(f"{APP}/delete", AppDeletePage.as_view(), name="app_delete"),
    path(f"{APP}/keys/new", AppKeyNewPage.as_view(), name="app_key_new"),
    path(f"{APP}/tokens", AppTokensPage.as_view(), name="app_tokens"),
    path(f"{APP}/tokens/check", AppTokenCheckPage.as_view(), name="app_token_check"),
]
