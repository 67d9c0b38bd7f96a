"""What Pipedrive tells: changes by webhooks, and that the app was uninstalled.

https://pipedrive.readme.io/docs/guide-for-webhooks-v2 and https://pipedrive.readme.io/docs/app-uninstallation.
"""

from providers.definitions.pipedrive import happenings, webhooks
from providers.definitions.pipedrive.permissions import WEBHOOKS
from providers.spec import Feed, Subscribing
from providers.verifying.basic import Basic

A_DAY = 86_400  # seconds

FEEDS = (
    Feed(
        slug="changes",
        name="Changes of deals, contacts and activities",
        service="pipedrive",
        permission=WEBHOOKS,
        # A webhook brings the password of its subscription; whoever uninstalls, the app's own.
        check=Basic(),
        secrets=Feed.CLIENT,
        is_for=happenings.is_told,
        read=happenings.read,
        # They do not end, but are deleted after three days of nobody taking them.
        subscribing=Subscribing(
            make=webhooks.make, renew=webhooks.renew, end=webhooks.end, renew_every=A_DAY
        ),
        at_callback=True,
    ),
)
