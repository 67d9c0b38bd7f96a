"""What may be done at Calendly."""

from providers.spec import Permission

PERMISSIONS = (
    Permission(
        id="calendly.read",
        description="Read event types, scheduled events, invitees, availability and members.",
        scopes=(
            "users:read",
            "event_types:read",
            "scheduled_events:read",
            "availability:read",
            "organizations:read",
        ),
    ),
    Permission(
        id="calendly.manage",
        description="Book and cancel events, mark no-shows and make scheduling links.",
        scopes=("scheduled_events:write", "scheduling_links:write"),
    ),
    Permission(
        id="calendly.webhooks",
        description="Be told by Calendly what is booked and cancelled.",
        scopes=("webhooks:read", "webhooks:write"),
        default=False,
    ),
)
