"""What the Billing page asks of whoever takes the money: two things at most, and it goes on without them."""

from dataclasses import dataclass

from accounts.models import User
from billing.models import Subscription
from billing.payments import Backend, Invoice, PaymentMethod, PaymentsUnavailable
from billing.subscriptions.charged import idle_of
from config.db import release_connection


@dataclass(frozen=True)
class Payment:
    """How a subscription is paid; `is_away`: whoever knows could not be asked, `is_private`: nobody was."""

    method: PaymentMethod | None = None
    invoices: tuple[Invoice, ...] = ()
    is_away: bool = False
    is_private: bool = False


def payment_of(
    till: Backend, subscription: Subscription | None, *, is_private: bool = False
) -> Payment | None:
    """Return how a subscription is paid, None where nothing ever was; what is private is not asked for."""
    if till.is_local or subscription is None or not subscription.stripe_customer_id:
        return None
    if is_private:
        return Payment(is_private=True)
    release_connection()  # others need it while we wait for an answer
    try:
        return Payment(till.payment_method(subscription), tuple(till.invoices(subscription)))
    except PaymentsUnavailable:
        return Payment(is_away=True)


def given_up(till: Backend, user: User) -> Subscription | None:
    """Return the subscription that is paid for though no call is charged to it."""
    paid = idle_of(user).exclude(stripe_subscription_id="").select_related("plan")
    return None if till.is_local else paid.first()
