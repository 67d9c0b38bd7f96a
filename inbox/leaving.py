"""What goes of webhooks and feeds with a person who is forgotten, and what is told of them."""

from collections.abc import Iterator

from django.db.models import Q

from accounts.actors import Actor
from accounts.held import Row, columns
from accounts.models import User
from inbox.models import FeedChoice, WebhookEndpoint, WebhookMessage

BATCH = 1_000
ENDPOINT = ("id", "url", "description", "event_types", "live", "is_enabled", "created_at")


def endpoints(user: User) -> Iterator[Row]:
    return columns(WebhookEndpoint.objects.filter(partner__user=user), *ENDPOINT)


def erase(user: User, by: Actor) -> int:
    """Delete endpoints, what was sent there, and which feeds were wanted; return how many endpoints and messages."""
    FeedChoice.objects.filter(Q(partner__user=user) | Q(user=user)).delete()
    gone = WebhookEndpoint.objects.filter(partner__user=user).count()
    WebhookEndpoint.objects.filter(partner__user=user).delete()
    messages = WebhookMessage.objects.filter(partner__user=user).order_by("pk")
    while ids := list(messages.values_list("pk", flat=True)[:BATCH]):
        WebhookMessage.objects.filter(pk__in=ids).delete()
        gone += len(ids)
    return gone
