"""How pages say what happened to a logged call."""

from datetime import UTC, datetime
from http import HTTPStatus

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from billing.usage.routes import readable

register = template.Library()
register.filter("route", readable)


@register.filter
def breakable(text: str, at: str) -> SafeString:
    """Let a long name be broken in front of one of its signs."""
    return format_html_join(format_html("<wbr>{}", at), "{}", ((part,) for part in text.split(at)))


@register.filter
def status_word(status: int) -> str:
    """Say a status with its name, such as 404 Not Found."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"{status}"


@register.filter
def status_tone(status: int) -> str:
    """Return how a status is coloured: as a success, a refusal or a failure."""
    if status < HTTPStatus.BAD_REQUEST:
        return "ok"
    return "refused" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "failed"


@register.filter
def duration(ms: float) -> str:
    """Say milliseconds with what matters of them."""
    if ms < 10:
        return f"{ms:.1f} ms"
    return f"{ms:.0f} ms" if ms < 10_000 else f"{ms / 1000:.1f} s"


@register.filter
def exactly(at: datetime) -> str:
    """Say a moment to the millisecond."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%b %Y, %H:%M:%S}.{at.microsecond // 1000:03d} UTC"
