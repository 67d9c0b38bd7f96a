"""What Notion delivers to the webhook of a connection (an integration, as it was called).

Facts: https://developers.notion.com/reference/webhooks and …/reference/webhooks-events-delivery. The secret is the
token that Notion sends, unsigned, when the webhook is made, and that its page asks back.
"""

from providers.definitions.notion import deliveries
from providers.spec import Feed
from providers.verifying.hmacs import Hmac

WEBHOOK = Feed(
    slug="webhook",
    name="Pages, databases and comments",
    service="notion",
    permission="notion.pages.read",
    check=Hmac("X-Notion-Signature", prefix="sha256="),
    hands_over=deliveries.token_in,
    read=deliveries.read,
    fetch=deliveries.with_title,
)
