"""Who takes the money: Stripe when its key is set, else nobody, and staff assign plans."""

from django.conf import settings

from billing.payments.backend import Backend, Invoice, PaymentMethod, PaymentsUnavailable
from billing.payments.local import LocalBackend

__all__ = ["Backend", "Invoice", "PaymentMethod", "PaymentsUnavailable", "backend"]


def backend() -> Backend:
    """Return what sells plans on this server."""
    if not settings.STRIPE_SECRET_KEY:
        return LocalBackend()
    # Its library takes a while to load, which a server without payments need not wait for.
    from billing.payments.stripe_backend import StripeBackend

    return StripeBackend()
