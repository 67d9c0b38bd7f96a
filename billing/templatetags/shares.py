"""How pages say numbers and shares."""

from django import template

register = template.Library()


@register.filter
def grouped(number: int) -> str:
    """Say a whole number with its thousands apart: 1,234,567."""
    return f"{number:,}"


@register.filter
def percent_of(part: int, whole: int) -> str:
    """Say a share without rounding a part to nothing or to all: 0.4 is "<1 %", 99.6 is ">99 %"."""
    if whole <= 0:
        return "–"
    share = 100 * part / whole
    if 0 < share < 1:
        return "<1 %"
    return ">99 %" if 99 < share < 100 else f"{share:.0f} %"
