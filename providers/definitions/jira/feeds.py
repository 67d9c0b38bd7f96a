"""What Jira tells of issues and comments: dynamic webhooks of the OAuth app, and webhooks that an admin made.

https://developer.atlassian.com/cloud/jira/platform/webhooks/ and …/rest/v3/api-group-webhooks/.
"""

from providers.definitions.jira.permissions import WEBHOOKS
from providers.definitions.jira.quirks import happenings, webhooks
from providers.spec import Feed, Subscribing
from providers.verifying.either import Either
from providers.verifying.hmacs import Hmac
from providers.verifying.shared_jwt import SharedJwt

SIGNATURE = "X-Hub-Signature"
A_DAY = 86_400

FEEDS = (
    Feed(
        slug="issues",
        name="Issues and comments",
        service="jira",
        permission=WEBHOOKS,
        check=Either(
            (
                (SIGNATURE, Hmac(SIGNATURE, prefix="sha256=")),
                ("Authorization", SharedJwt()),
            )
        ),
        secrets=Feed.CLIENT,
        read=happenings.read,
        subscribing=Subscribing(
            make=webhooks.make,
            renew=webhooks.renew,
            end=webhooks.end,
            # They live for 30 days; each day it is looked whether there are other projects by now.
            renew_before=5 * A_DAY,
            renew_every=A_DAY,
        ),
    ),
)
