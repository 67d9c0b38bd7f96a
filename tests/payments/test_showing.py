"""What the Billing page shows of payments."""

import time
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from billing.payments import Invoice, PaymentMethod, PaymentsUnavailable, backend
from billing.payments.showing import amount
from tests.stripe_server.server import Handler
from tests.stripe_server.state import CARD


def test_the_card_of_the_subscription(stripe, paying):
    assert backend().payment_method(paying) == PaymentMethod("visa", "4242", 12, 2031)


def test_the_card_of_the_customer(stripe, paying):
    stripe.subscriptions[paying.stripe_subscription_id]["default_payment_method"] = None
    paying.stripe_subscription_id = ""
    customer = stripe.customers[paying.stripe_customer_id]
    assert backend().payment_method(paying) is None

    customer["invoice_settings"] = {"default_payment_method": CARD}
    assert backend().payment_method(paying) == PaymentMethod("visa", "4242", 12, 2031)


@pytest.mark.parametrize(
    ("method", "shown"),
    [
        (
            {"type": "sepa_debit", "sepa_debit": {"last4": "3000"}},
            PaymentMethod("sepa debit", "3000"),
        ),
        ({"type": "link", "link": {"email": "a@b.test"}}, PaymentMethod("link")),
    ],
)
def test_what_is_no_card(stripe, paying, method, shown):
    bought = stripe.subscriptions[paying.stripe_subscription_id]
    bought["default_payment_method"] = {"id": "pm_2", **method}

    assert backend().payment_method(paying) == shown


def test_invoices_are_the_newest_first_without_drafts(stripe, paying):
    bought = stripe.subscriptions[paying.stripe_subscription_id]
    stripe.bill(bought, "open")
    stripe.bill(bought, "draft")

    newest, first = backend().invoices(paying)
    [known] = [row for row in stripe.invoices.values() if row["status"] == "paid"]
    assert newest.status == "open"
    assert first == Invoice(
        number=known["number"],
        created=datetime.fromtimestamp(known["created"], UTC),
        total=Decimal("49.00"),
        currency="USD",
        status="paid",
        pdf_url=known["invoice_pdf"],
        page_url=known["hosted_invoice_url"],
    )
    assert len(backend().invoices(paying, limit=1)) == 0  # the newest is a draft


@pytest.mark.parametrize(
    ("units", "currency", "shown"),
    [(4900, "USD", "49.00"), (4900, "JPY", "4900"), (4900, "KWD", "4.900"), (-5, "EUR", "-0.05")],
)
def test_amounts_are_in_the_units_of_their_currency(units, currency, shown):
    assert str(amount(units, currency)) == shown


def test_who_never_was_a_customer_is_not_asked_about(stripe, subscription):
    assert backend().payment_method(subscription) is None
    assert backend().invoices(subscription) == []
    assert stripe.asked == []


@pytest.mark.parametrize("status", [500, 429, 404])
def test_stripe_away_is_one_exception(stripe, paying, status):
    stripe.fail(status, times=2)

    with pytest.raises(PaymentsUnavailable):
        backend().payment_method(paying)
    with pytest.raises(PaymentsUnavailable):
        backend().invoices(paying)


def test_an_answer_that_is_no_json_is_the_same_exception(stripe, paying, monkeypatch):
    whole = Handler.write
    garbled = lambda self, status, body, kind: whole(self, status, b"<html>Bad", kind)  # noqa: E731
    monkeypatch.setattr(Handler, "write", garbled)

    with pytest.raises(PaymentsUnavailable):
        backend().invoices(paying)


def test_nobody_waits_long_for_a_stripe_that_hangs(stripe, paying, monkeypatch):
    from billing.payments import client

    monkeypatch.setattr(client, "IN_PASSING", (0.3, 0.6))
    stripe.hang(3)
    started = time.monotonic()

    with pytest.raises(PaymentsUnavailable):
        backend().invoices(paying)
    assert time.monotonic() - started < 2.5


def test_our_outgoing_rules_hold_for_stripe(stripe, paying, settings):
    """Through the proxy of the settings, whatever the environment says."""
    settings.OUTBOUND_PROXY = "http://127.0.0.1:9"

    with pytest.raises(PaymentsUnavailable):
        backend().invoices(paying)
