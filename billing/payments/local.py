"""No Stripe key: nothing is sold here, plans are assigned by the people who run this server."""

from billing.models import Plan, Subscription
from billing.payments.backend import Invoice, PaymentMethod, PaymentsUnavailable


class LocalBackend:
    """Offers nothing, so that the pages show no button which leads nowhere."""

    is_local = True

    def offers(self, plan: Plan) -> bool:
        return False

    def checkout_url(self, subscription: Subscription, plan: Plan, back_url: str) -> str:
        raise PaymentsUnavailable("Plans are assigned by staff on this server")

    def portal_url(self, subscription: Subscription, back_url: str) -> str:
        raise PaymentsUnavailable("Plans are assigned by staff on this server")

    def payment_method(self, subscription: Subscription) -> PaymentMethod | None:
        return None

    def invoices(self, subscription: Subscription, limit: int = 12) -> list[Invoice]:
        return []
