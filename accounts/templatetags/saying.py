"""Say a time as people do."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.timesince import timesince

register = template.Library()


@register.filter
def ago(at: datetime) -> str:
    """Say how long ago something was, in its largest unit."""
    if timezone.now() - at < timedelta(minutes=1):
        return "just now"
    return f"{timesince(at, depth=1)} ago"


@register.filter
def from_now(at: datetime) -> str:
    """Say how far off something is, in its largest unit."""
    return f"in {timesince(timezone.now(), at, depth=1)}"
