"""Forget sign-ins whose time is over: their codes answer 410, just as codes that never were."""

from django.utils import timezone

from accounts.models import DeviceSignIn

MOST_AT_ONCE = 1000


def remove_expired() -> int:
    """Remove a batch of expired sign-ins (worker job); return how many."""
    expired = DeviceSignIn.objects.filter(expires_at__lte=timezone.now()).order_by("expires_at")
    batch = list(expired.values_list("pk", flat=True)[:MOST_AT_ONCE])
    return DeviceSignIn.objects.filter(pk__in=batch).delete()[0]
