"""What HubSpot delivers to the webhook of an app. Facts: https://developers.hubspot.com/docs/api/webhooks and
https://developers.hubspot.com/docs/guides/apps/authentication/validating-requests.

No event tells that an account removed the app: HubSpot says so in its webhooks journal alone, which one must read.
"""

from providers.definitions.hubspot import deliveries
from providers.spec import Feed
from providers.verifying.hmacs import Hmac, base64_text

WEBHOOK = Feed(
    slug="webhook",
    name="Changes of CRM records",
    service="hubspot",
    permission="hubspot.read",
    check=Hmac(
        "X-HubSpot-Signature-v3",
        signed=deliveries.signed,
        encode=base64_text,
        moment=deliveries.moment,
        unit=0.001,
    ),
    secrets=Feed.CLIENT,
    read=deliveries.read,
)
