"""A stand-in for whoever takes the money: sells what it is told, and remembers what it was asked."""

from datetime import UTC, datetime
from decimal import Decimal

from billing.payments import Invoice, PaymentMethod, PaymentsUnavailable

CARD = PaymentMethod("visa", "4242", 7, 2028)
PAID = Invoice(
    "ACME-0002",
    datetime(2026, 11, 1, 0, 5, tzinfo=UTC),
    Decimal("22.50"),
    "USD",
    "paid",
    "https://pay.stripe.example/2.pdf",
    "https://pay.stripe.example/2",
)
OPEN = Invoice(
    "", datetime(2026, 10, 1, tzinfo=UTC), Decimal("1234.00"), "EUR", "open", "", PAID.page_url
)


class Till:
    """Sells the plans whose slugs it is given; `away` names the questions it does not answer."""

    is_local = False

    def __init__(self, *slugs, method=CARD, invoices=(PAID,), away=(), is_away=True):
        self.slugs, self.method, self.told, self.away = slugs, method, list(invoices), away
        self.is_away = is_away
        self.asked = []

    def offers(self, plan):
        return plan.slug in self.slugs

    def checkout_url(self, subscription, plan, back_url):
        self._ask("checkout_url", subscription.pk, plan.slug, back_url)
        return f"https://pay.stripe.example/checkout/{plan.slug}"

    def portal_url(self, subscription, back_url):
        self._ask("portal_url", subscription.pk, back_url)
        return "https://pay.stripe.example/portal"

    def payment_method(self, subscription):
        self._ask("payment_method", subscription.pk)
        return self.method

    def invoices(self, subscription, limit=12):
        self._ask("invoices", subscription.pk)
        return self.told[:limit]

    def _ask(self, question, *about):
        self.asked.append((question, *about))
        if question in self.away:
            raise PaymentsUnavailable("no answer", is_away=self.is_away)


def take_payments(monkeypatch, till):
    """Let every page ask this till."""
    for module in ("pages.billing.page", "pages.billing.links", "templatetags.owing"):
        monkeypatch.setattr(f"billing.{module}.backend", lambda: till)
    return till
