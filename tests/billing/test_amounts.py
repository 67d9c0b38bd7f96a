"""How pages say calls and money."""

from decimal import Decimal

import pytest

from billing.templatetags.amounts import calls, dollars, money, rate


@pytest.mark.parametrize(
    ("number", "said"),
    [(-1, "Unlimited calls"), (0, "0 calls"), (1, "1 call"), (2_340_120, "2,340,120 calls")],
)
def test_calls_have_their_thousands_apart(number, said):
    assert calls(number) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "$0.00"),
        ("0.0005", "under $0.01"),
        ("0.01", "$0.01"),
        ("2.115", "$2.12"),
        ("2.114999", "$2.11"),
        ("1234567.8", "$1,234,567.80"),
    ],
)
def test_costs_are_rounded_as_on_an_invoice(amount, said):
    assert dollars(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("amount", "said"),
    [("0.5000", "$0.50"), ("0.4875", "$0.4875"), ("1000", "$1,000.00"), ("0", "$0.00")],
)
def test_prices_keep_every_digit_that_counts(amount, said):
    assert rate(Decimal(amount)) == said


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [("20", "USD", "$20.00"), ("1234.50", "EUR", "1,234.50 EUR"), ("1500", "JPY", "1,500 JPY")],
)
def test_invoices_are_in_their_own_currency(amount, currency, said):
    assert money(Decimal(amount), currency) == said
