"""Moments as Linear writes them, to the millisecond."""

from datetime import timedelta

from django.utils import timezone


def now() -> str:
    """Return this moment."""
    return ago(0)


def ago(days: float) -> str:
    """Return a moment in the past."""
    moment = timezone.now() - timedelta(days=days)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
