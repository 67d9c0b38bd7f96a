"""Whether letters of ours reach anybody."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def mail_is_sent() -> bool:
    """Say whether there is a mail server; without one, letters are written to our own output."""
    return settings.MAIL_IS_SENT
