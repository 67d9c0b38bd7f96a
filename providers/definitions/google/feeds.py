"""What Google tells of mail (through Pub/Sub) and of calendars (through channels).

https://developers.google.com/workspace/gmail/api/guides/push,
https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions and
https://developers.google.com/workspace/calendar/api/guides/push.
"""

from providers.definitions.google.quirks import (
    calendar_channels,
    changed_events,
    mailbox_watches,
    new_mail,
)
from providers.spec import Feed, Setting, Subscribing
from providers.verifying.id_tokens import IdToken
from providers.verifying.returned import Returned

DAY = 24 * 60 * 60
TOPIC = Setting(
    name="pubsub_topic",
    default="",
    pattern=r"(projects/[a-z][a-z0-9.:-]{4,99}/topics/[A-Za-z][A-Za-z0-9._~+%-]{2,254})?",
    description="Pub/Sub topic that Gmail publishes to, such as projects/acme-mail/topics/gmail",
    played="projects/sandbox/topics/gmail",
)
SERVICE_ACCOUNT = Setting(
    name="pubsub_service_account",
    default="",
    pattern=r"([A-Za-z0-9._-]{1,100}@[A-Za-z0-9.-]{1,200})?",
    description="Service account that the topic's push subscription signs its deliveries with",
    played="pubsub-push@sandbox.iam.gserviceaccount.com",
)
AUDIENCE = Setting(
    name="pubsub_audience",
    default="",
    pattern=r"[^\s\x00-\x1f]{0,1000}",
    description="Audience of the push subscription's tokens, where it is not its own endpoint",
)
SETTINGS = (TOPIC, SERVICE_ACCOUNT, AUDIENCE)

FEEDS = (
    Feed(
        slug="calendar",
        name="Calendar events",
        service="calendar",
        permission="calendar.read",
        check=Returned("X-Goog-Channel-Token"),
        secrets=Feed.NONE,
        is_for=calendar_channels.is_of_channel,
        greet=calendar_channels.synced,
        read=calendar_channels.read,
        fetch=changed_events.fetch,
        # A channel lives a week at most.
        subscribing=Subscribing(
            make=calendar_channels.make,
            renew=calendar_channels.renew,
            end=calendar_channels.end,
            renew_before=2 * DAY,
        ),
    ),
    Feed(
        slug="mail",
        name="New mail",
        service="gmail",
        permission="gmail.read",
        check=IdToken(
            provider="google",
            keys_url="https://www.googleapis.com/oauth2/v3/certs",
            issuers=("https://accounts.google.com", "accounts.google.com"),
            audience=AUDIENCE,
            sender=SERVICE_ACCOUNT,
        ),
        secrets=Feed.NONE,
        read=mailbox_watches.read,
        fetch=new_mail.fetch,
        # A watch lives a week; Google asks for it to be renewed once a day.
        subscribing=Subscribing(
            make=mailbox_watches.make,
            renew=mailbox_watches.renew,
            end=mailbox_watches.end,
            renew_before=2 * DAY,
            renew_every=DAY,
            needs=(TOPIC, SERVICE_ACCOUNT),
            per_person=True,
        ),
    ),
)
