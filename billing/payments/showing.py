"""What Stripe knows of payments, as the Billing page shows it."""

from decimal import Decimal
from typing import Any

from billing.models import Subscription
from billing.payments.account import moment
from billing.payments.backend import Invoice, PaymentMethod
from billing.payments.client import TransportInPassing, asking, client

# Currencies whose amounts Stripe gives in whole units, and in thousandths.
WHOLE = "BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF"
THOUSANDTHS = "BHD JOD KWD OMR TND"
DEFAULT = "invoice_settings.default_payment_method"


def payment_method(subscription: Subscription) -> PaymentMethod | None:
    """Ask what the next invoice is charged to: the subscription's own method, else the customer's."""
    with asking("reading the payment method"):
        if subscription.stripe_subscription_id:
            expand = ["default_payment_method", f"customer.{DEFAULT}"]
            found = client(TransportInPassing).v1.subscriptions.retrieve(
                subscription.stripe_subscription_id, {"expand": expand}
            )
        else:
            found = client(TransportInPassing).v1.customers.retrieve(
                subscription.stripe_customer_id, {"expand": [DEFAULT]}
            )
    return method_in(found.to_dict())


def method_in(found: dict[str, Any]) -> PaymentMethod | None:
    """Read the payment method of a subscription, or of a customer."""
    customer = found.get("customer") or found
    method = found.get("default_payment_method") or (customer.get("invoice_settings") or {}).get(
        "default_payment_method"
    )
    if not method:
        return None
    kind = method["type"]
    details = method.get(kind) or {}
    return PaymentMethod(
        details.get("brand") or kind.replace("_", " "),
        details.get("last4") or "",
        details.get("exp_month"),
        details.get("exp_year"),
    )


def invoices(subscription: Subscription, limit: int) -> list[Invoice]:
    """Ask for the newest invoices; drafts are none yet."""
    with asking("listing invoices"):
        found = client(TransportInPassing).v1.invoices.list(
            {"customer": subscription.stripe_customer_id, "limit": limit}
        )
    rows = (row.to_dict() for row in found.data)
    return [invoice(row) for row in rows if row.get("status") not in {None, "draft"}]


def invoice(row: dict[str, Any]) -> Invoice:
    return Invoice(
        number=row.get("number") or "",
        created=moment(row["created"]),
        total=amount(row["total"], row["currency"].upper()),
        currency=row["currency"].upper(),
        status=row["status"],
        pdf_url=row.get("invoice_pdf") or "",
        page_url=row.get("hosted_invoice_url") or "",
    )


def amount(units: int, currency: str) -> Decimal:
    """Return an amount from the smallest units of its currency."""
    places = 0 if currency in WHOLE else 3 if currency in THOUSANDTHS else 2
    return Decimal(units).scaleb(-places)
