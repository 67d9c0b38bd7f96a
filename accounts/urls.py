"""Routes of accounts, and of who calls."""

from django.urls import path

from accounts.views.accounts import AccountViewSet
from accounts.views.device import DeviceCodeView, DeviceTokenView
from accounts.views.export import AccountExportView
from accounts.views.me import MeView
from accounts.views.secret_scanning import SecretScanningView

urlpatterns = [
    path("accounts", AccountViewSet.as_view({"get": "list", "post": "create"})),
    path(
        "accounts/<str:pk>",
        AccountViewSet.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
    ),
    path("accounts/<str:pk>/export", AccountExportView.as_view()),
    path("me", MeView.as_view()),
    path("auth/device/code", DeviceCodeView.as_view()),
    path("auth/device/token", DeviceTokenView.as_view()),
    path("secret-scanning/github", SecretScanningView.as_view()),
]
