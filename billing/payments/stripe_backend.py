"""Stripe sells the plans that have a price in the settings."""

from billing.models import Plan, Subscription
from billing.payments import buying, showing
from billing.payments.backend import Invoice, PaymentMethod
from billing.payments.prices import fees_of


class StripeBackend:
    """Asks Stripe; what never was a customer there is not asked about."""

    is_local = False

    def offers(self, plan: Plan) -> bool:
        return bool(fees_of(plan))

    def checkout_url(self, subscription: Subscription, plan: Plan, back_url: str) -> str:
        return buying.checkout_url(subscription, plan, back_url)

    def portal_url(self, subscription: Subscription, back_url: str) -> str:
        return buying.portal_url(subscription, back_url)

    def payment_method(self, subscription: Subscription) -> PaymentMethod | None:
        return showing.payment_method(subscription) if subscription.stripe_customer_id else None

    def invoices(self, subscription: Subscription, limit: int = 12) -> list[Invoice]:
        return showing.invoices(subscription, limit) if subscription.stripe_customer_id else []
