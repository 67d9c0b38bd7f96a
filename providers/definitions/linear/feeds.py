"""What Linear delivers to the webhook of an OAuth app or a workspace.

Facts: https://linear.app/developers/webhooks and the webhook types of @linear/sdk 98.0.0.
"""

from providers.definitions.linear import deliveries
from providers.spec import Feed
from providers.verifying.hmacs import Hmac

WEBHOOK = Feed(
    slug="webhook",
    name="Changes in the workspace",
    service="linear",
    permission="linear.read",
    check=Hmac("Linear-Signature", moment=deliveries.moment, unit=0.001, window=60),
    read=deliveries.read,
    fetch=deliveries.seen_by,
)
