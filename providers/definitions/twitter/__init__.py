"""X, formerly Twitter. Facts: https://docs.x.com/fundamentals/authentication/oauth-2-0 and https://docs.x.com/x-api."""

from providers.definitions.twitter import failures, quirks
from providers.definitions.twitter.engagement import ENGAGEMENT
from providers.definitions.twitter.guide import GUIDE
from providers.definitions.twitter.messages import MESSAGES
from providers.definitions.twitter.oauth import OAUTH
from providers.definitions.twitter.people import PEOPLE
from providers.definitions.twitter.permissions import PERMISSIONS
from providers.definitions.twitter.timelines import TIMELINES
from providers.definitions.twitter.tweets import TWEETS
from providers.spec import Provider, Service

PROVIDER = Provider(
    slug="twitter",
    name="Twitter/X",
    oauth=OAUTH,
    services=(
        Service(
            slug="twitter",
            name="Twitter/X",
            base_url="https://api.x.com",
            permissions=PERMISSIONS,
            tools=(*TWEETS, *TIMELINES, *ENGAGEMENT, *PEOPLE, *MESSAGES),
        ),
    ),
    # What a person does stands below their own id: X knows no `me` there.
    pinned={"own_id": r"[0-9]{1,19}"},
    guide=GUIDE,
    after_connect=quirks.identity,
    read_error=failures.read_error,
)
