"""What a provider says that a subscription needs: to be renewed now, or made anew because it has ended there."""

from typing import Any

from django.utils import timezone

from inbox.models import Subscription
from providers.spec import Notice


def note(notice: Notice, subscription: Subscription) -> None:
    """Make the subscription due, so that the worker looks after it."""
    changes: dict[str, Any] = {"due_at": timezone.now()}
    if notice.wants == Notice.ANEW:
        changes |= {"status": Subscription.Status.WAITING, "remote_id": "", "made_at": None}
    Subscription.objects.filter(pk=subscription.pk).update(**changes)
