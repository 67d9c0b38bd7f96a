"""Who takes the money: Stripe when its key is set, else nobody, and staff assign plans."""

from billing.payments.backend import Backend, Invoice, PaymentMethod, PaymentsUnavailable
from billing.payments.local import LocalBackend

__all__ = ["Backend", "Invoice", "PaymentMethod", "PaymentsUnavailable", "backend"]


def backend() -> Backend:
    """Return what sells plans on this server."""
    return LocalBackend()
