"""What Calendly tells: that somebody booked or cancelled.

https://developer.calendly.com/api-docs/webhooks-overview and …/webhook-signatures; subscriptions need a paid plan.
"""

from providers.definitions.calendly.quirks import bookings, webhooks
from providers.spec import Feed, Subscribing
from providers.verifying.stamped import Stamped

THREE_MINUTES = 180

FEEDS = (
    Feed(
        slug="bookings",
        name="Booked and cancelled meetings",
        service="calendly",
        permission="calendly.webhooks",
        check=Stamped("Calendly-Webhook-Signature", window=THREE_MINUTES),
        # Each subscription has a key of its own, and an address.
        secrets=Feed.NONE,
        read=bookings.read,
        subscribing=Subscribing(make=webhooks.make, end=webhooks.end),
    ),
)
