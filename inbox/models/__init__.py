"""What providers deliver to us, and what we deliver to partners."""

from inbox.models.arrival import Arrival
from inbox.models.attempt import WebhookAttempt
from inbox.models.choice import FeedChoice
from inbox.models.delivery import WebhookDelivery
from inbox.models.endpoint import WebhookEndpoint
from inbox.models.event import InboxEvent
from inbox.models.handed_secret import HandedSecret
from inbox.models.message import WebhookMessage
from inbox.models.subscription import Subscription

__all__ = [
    "Arrival",
    "FeedChoice",
    "HandedSecret",
    "InboxEvent",
    "Subscription",
    "WebhookAttempt",
    "WebhookDelivery",
    "WebhookEndpoint",
    "WebhookMessage",
]
