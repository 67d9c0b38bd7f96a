"""Whether strangers may make an account here."""

from django import template
from django.conf import settings

register = template.Library()


@register.simple_tag
def signup_is_open() -> bool:
    """Say whether the operator lets everybody sign up."""
    return settings.SIGNUP == "open"
