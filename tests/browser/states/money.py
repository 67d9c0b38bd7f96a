"""Billing, with somebody who takes payments and without."""

from django.utils import timezone

from tests.browser.states.calls import past_quota
from tests.browser.states.people import partner, person
from tests.browser.states.state import State
from tests.factories import subscribe
from tests.pages.till import OPEN, PAID, Till, take_payments

BILLING = "/settings/billing"


def pay(ground, **fields):
    """Let Stripe know the subscription."""
    owner = ground.user.partner
    known = {"stripe_customer_id": f"cus_{owner.pk}", "stripe_subscription_id": f"sub_{owner.pk}"}
    subscribe(owner, **known, **fields)


def free():
    return partner(plan="free")


def sold(*slugs, **facts):
    """Return what lets this be paid through Stripe."""

    def prepare(ground):
        take_payments(ground.monkeypatch, Till(*slugs, **facts))

    return prepare


def paying(ground):
    sold("pro", invoices=(PAID, OPEN))(ground)
    pay(ground)
    past_quota(ground)


def in_arrears(ground):
    paying(ground)
    pay(ground, status="past_due", past_due_since=timezone.now())


def away(ground):
    sold("pro", away=("payment_method", "invoices"))(ground)
    pay(ground)


STATES = [
    State("billing free", BILLING, by=free),
    State("billing of a person", BILLING, by=person),
    State("billing pro with overage", BILLING, by=partner, rows=past_quota),
    State("billing free to buy", BILLING, by=free, rows=sold("pro")),
    State("billing paying", BILLING, by=partner, rows=paying),
    State("billing past due", BILLING, by=partner, rows=in_arrears),
    State("billing nobody answers", BILLING, by=partner, rows=away),
]
