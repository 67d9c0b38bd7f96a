"""What the pages ask of whoever takes the money. Every question may raise PaymentsUnavailable."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Protocol

from billing.models import Plan, Subscription


class PaymentsUnavailable(Exception):
    """Whoever takes the money gave no usable answer. The text says what happened, without secrets.

    `is_away`: no other question would be answered either. `may_have_arrived`: it may have been done.
    """

    def __init__(
        self, reason: str, *, is_away: bool = True, may_have_arrived: bool = False
    ) -> None:
        super().__init__(reason)
        self.is_away, self.may_have_arrived = is_away, may_have_arrived


@dataclass(frozen=True)
class PaymentMethod:
    """The card, or what else is charged: `last4` and the expiry are empty where there are none."""

    brand: str
    last4: str = ""
    exp_month: int | None = None
    exp_year: int | None = None


@dataclass(frozen=True)
class Invoice:
    """One invoice as it is shown. `status` is draft, open, paid, uncollectible or void."""

    number: str
    created: datetime
    total: Decimal
    currency: str  # three letters, upper case
    status: str
    pdf_url: str = ""
    page_url: str = ""


class Backend(Protocol):
    """Sells plans and knows what was paid."""

    is_local: bool

    def offers(self, plan: Plan) -> bool:
        """Say whether a plan can be bought without staff."""

    def checkout_url(self, subscription: Subscription, plan: Plan, back_url: str) -> str:
        """Return where a plan is bought, or changed to where another one is paid for already.

        `back_url` is returned to with `checkout=done` or `checkout=cancelled` added to its query.
        """

    def portal_url(self, subscription: Subscription, back_url: str) -> str:
        """Return where cards are changed, invoices found and the subscription is cancelled."""

    def payment_method(self, subscription: Subscription) -> PaymentMethod | None:
        """Return what is charged, or None where nobody pays."""

    def invoices(self, subscription: Subscription, limit: int = 12) -> list[Invoice]:
        """Return the newest invoices, the newest first."""
