"""What Slack delivers: the Events API, one address for all workspaces of the app.

Facts: https://docs.slack.dev/apis/events-api and https://docs.slack.dev/authentication/verifying-requests-from-slack.
It wants an answer within three seconds, and sends the same `event_id` again after a minute, five minutes and an hour.
"""

from providers.definitions.slack import deliveries
from providers.spec import Feed
from providers.verifying.hmacs import Hmac

FEEDS = (
    Feed(
        slug="events",
        name="Messages, reactions and files",
        service="slack",
        permission="slack.read",
        check=Hmac(
            header="X-Slack-Signature",
            prefix="v0=",
            signed=deliveries.signed,
            moment=deliveries.moment,
        ),
        greet=deliveries.challenge,
        read=deliveries.notices,
    ),
)
