"""The operations of Calendly's API that are played."""

from sandbox.fake import Route
from sandbox.fakes.calendly import event_types, events, invitees, people, webhooks
from sandbox.oauth.revocation import revoking

# Who may write may read as well.
USERS, PEOPLE, AVAILABILITY = ("users:read",), ("organizations:read",), ("availability:read",)
TYPES = ("event_types:read", "event_types:write")
READ, WRITE = ("scheduled_events:read", "scheduled_events:write"), ("scheduled_events:write",)
LINKS = ("scheduling_links:write",)
READ_HOOKS, HOOKS = ("webhooks:read", "webhooks:write"), ("webhooks:write",)

ROUTES = (
    Route("GET", "users/me", people.me, USERS),
    Route("GET", "organization_memberships", people.memberships, PEOPLE),
    Route("GET", "user_availability_schedules", people.schedules, AVAILABILITY),
    Route("GET", "user_busy_times", events.busy_times, AVAILABILITY),
    Route("GET", "event_types", event_types.list_all, TYPES),
    Route("GET", "event_types/<uuid>", event_types.get, TYPES),
    Route("GET", "event_type_available_times", event_types.available_times, AVAILABILITY),
    Route("POST", "scheduling_links", event_types.make_link, LINKS),
    Route("GET", "scheduled_events", events.list_all, READ),
    Route("GET", "scheduled_events/<uuid>", events.get, READ),
    Route("GET", "scheduled_events/<uuid>/invitees", invitees.list_all, READ),
    Route("POST", "scheduled_events/<uuid>/cancellation", events.cancel, WRITE),
    Route("POST", "invitees", invitees.book, WRITE),
    Route("POST", "invitee_no_shows", invitees.mark_no_show, WRITE),
    Route("GET", "webhook_subscriptions", webhooks.list_all, READ_HOOKS),
    Route("POST", "webhook_subscriptions", webhooks.make, HOOKS),
    Route("GET", "webhook_subscriptions/<uuid>", webhooks.get, READ_HOOKS),
    Route("DELETE", "webhook_subscriptions/<uuid>", webhooks.remove, HOOKS),
    Route("POST", "oauth/revoke", revoking(("post",)), public=True),
)
