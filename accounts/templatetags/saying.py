"""How pages say times, and how they ask."""

from datetime import datetime, timedelta

from django import template
from django.forms import BoundField
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
    """Say how far off something is, in its largest unit; a minute that has begun is a whole one."""
    # What was chosen as 24 hours is a second less when the page is made.
    return f"in {timesince(timezone.now(), at + timedelta(seconds=59), depth=1)}"


@register.filter
def unprompted(field: BoundField) -> BoundField:
    """Take the placeholder away from a field: its label says the same, and stays."""
    field.field.widget.attrs.pop("placeholder", None)
    return field
