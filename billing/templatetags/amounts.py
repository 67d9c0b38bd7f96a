"""How pages say calls and money."""

from decimal import ROUND_HALF_UP, Decimal

from django import template

from billing.models import UNLIMITED

register = template.Library()

CENT = Decimal("0.01")


@register.filter
def calls(number: int) -> str:
    """Say a number of calls with its thousands apart; a limit of -1 is no limit."""
    if number == UNLIMITED:
        return "Unlimited calls"
    return f"{number:,} call" if number == 1 else f"{number:,} calls"


@register.filter
def dollars(amount: Decimal) -> str:
    """Say US dollars, rounded to cents as an invoice does."""
    if 0 < amount < CENT:
        return "under $0.01"
    return f"${amount.quantize(CENT, ROUND_HALF_UP):,}"


@register.filter
def rate(amount: Decimal) -> str:
    """Say a price in US dollars with every digit that counts, two after the point at least."""
    exact = amount.normalize()
    return f"${max(exact, exact.quantize(CENT), key=digits):,f}"


def digits(amount: Decimal) -> int:
    return -int(amount.as_tuple().exponent)


@register.filter
def money(amount: Decimal, currency: str) -> str:
    """Say an amount in the currency it was charged in."""
    return f"${amount:,.2f}" if currency == "USD" else f"{amount:,} {currency}"
