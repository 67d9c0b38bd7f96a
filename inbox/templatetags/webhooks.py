"""What pages about webhooks ask of times."""

from datetime import datetime

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def is_ahead(at: datetime | None) -> bool:
    """Say whether a time is still to come."""
    return at is not None and at > timezone.now()
