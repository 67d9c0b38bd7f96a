"""Moments as GitHub writes them."""

from datetime import datetime, timedelta

from django.utils import timezone

FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def now() -> str:
    """Return this second."""
    return timezone.now().strftime(FORMAT)


def ago(days: float) -> str:
    """Return a moment in the past."""
    return moment(days).strftime(FORMAT)


def moment(days: float) -> datetime:
    """Return a moment in the past as a datetime."""
    return timezone.now() - timedelta(days=days)
