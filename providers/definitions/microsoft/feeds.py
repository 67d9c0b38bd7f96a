"""What Microsoft tells of mail and calendars: change notifications of Graph.

https://learn.microsoft.com/graph/change-notifications-delivery-webhooks,
https://learn.microsoft.com/graph/change-notifications-lifecycle-events and
https://learn.microsoft.com/graph/api/subscription-post-subscriptions.
"""

from providers.definitions.microsoft.quirks import changed_events, new_mail, notifications
from providers.definitions.microsoft.quirks.subscriptions import Watch
from providers.spec import Feed, Reply, Subscribing
from providers.verifying.by_item import ByItem

INBOX = Watch("me/mailFolders('Inbox')/messages", "created")
EVENTS = Watch("me/events", "created,updated,deleted")
ACCEPTED = Reply(202)

FEEDS = (
    Feed(
        slug="calendar",
        name="Calendar events",
        service="calendar",
        permission="calendar.read",
        check=ByItem(),
        secrets=Feed.NONE,
        is_for=notifications.are_of_events,
        greet_first=notifications.validated,
        read=notifications.read,
        reply=ACCEPTED,
        fetch=changed_events.fetch,
        subscribing=Subscribing(make=EVENTS.make, renew=EVENTS.renew, end=EVENTS.end),
    ),
    Feed(
        slug="mail",
        name="New mail",
        service="mail",
        permission="mail.read",
        check=ByItem(),
        secrets=Feed.NONE,
        greet_first=notifications.validated,
        read=notifications.read,
        reply=ACCEPTED,
        fetch=new_mail.fetch,
        subscribing=Subscribing(make=INBOX.make, renew=INBOX.renew, end=INBOX.end),
    ),
)
