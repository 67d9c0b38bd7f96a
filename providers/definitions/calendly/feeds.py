"""What Calendly tells: that somebody booked or cancelled.

https://developer.calendly.com/api-docs/webhooks-overview and …/webhook-signatures; subscriptions need a paid plan.
"""

from providers.definitions.calendly.quirks import bookings, webhooks
from providers.spec import Feed, Subscribing
from providers.verifying.stamped import Stamped

THREE_MINUTES, A_DAY = 180, 86_400

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
        # They do not end, but may be disabled.
        subscribing=Subscribing(
            make=webhooks.make, renew=webhooks.renew, end=webhooks.end, renew_every=A_DAY
        ),
    ),
)
