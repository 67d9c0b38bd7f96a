"""Moments as Notion writes them, to the minute."""

from datetime import timedelta

from django.utils import timezone

FORMAT = "%Y-%m-%dT%H:%M:00.000Z"


def now() -> str:
    """Return this minute."""
    return timezone.now().strftime(FORMAT)


def ago(days: float) -> str:
    """Return a minute in the past."""
    return (timezone.now() - timedelta(days=days)).strftime(FORMAT)
