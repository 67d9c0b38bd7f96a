"""Routes of the pages about usage and billing."""

from django.urls import path

from billing.pages.billing.links import CheckoutLink, PortalLink
from billing.pages.billing.page import BillingPage
from billing.pages.requests.entry import RequestPage
from billing.pages.requests.page import RequestLogPage
from billing.pages.usage.budget import BudgetPage
from billing.pages.usage.export import UsageFilePage
from billing.pages.usage.page import UsagePage
from billing.views.webhook import stripe_webhook

urlpatterns = [
    path("billing/webhook", stripe_webhook, name="stripe_webhook"),
    path("settings/usage", UsagePage.as_view(), name="usage"),
    path("settings/usage.csv", UsageFilePage.as_view(), name="usage_csv"),
    path(
        "settings/usage/keys/<uuid:pk>/budget",
        BudgetPage.as_view(),
        {"kind": "key"},
        name="key_budget",
    ),
    path(
        "settings/usage/accounts/<uuid:pk>/budget",
        BudgetPage.as_view(),
        {"kind": "account"},
        name="account_budget",
    ),
    path("settings/requests", RequestLogPage.as_view(), name="request_log"),
    path("settings/requests/<int:pk>", RequestPage.as_view(), name="request_log_entry"),
    path("settings/billing", BillingPage.as_view(), name="billing"),
    path("settings/billing/checkout/<slug:slug>", CheckoutLink.as_view(), name="billing_checkout"),
    path("settings/billing/portal", PortalLink.as_view(), name="billing_portal"),
    path(
        "settings/billing/portal/unused",
        PortalLink.as_view(),
        {"idle": True},
        name="billing_portal_unused",
    ),
]
