"""Routes of the pages about usage and billing."""

from django.urls import path

from billing.pages.billing import BillingPage
from billing.pages.billing_links import CheckoutLink, PortalLink
from billing.views.webhook import stripe_webhook

urlpatterns = [
    path("billing/webhook", stripe_webhook, name="stripe_webhook"),
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
