"""Calendly's tools about events that are scheduled, and who is invited."""

from providers.definitions.calendly.parameters import (
    EVENT_ID,
    ORGANIZATION,
    STATUS,
    USER,
    listed,
)
from providers.definitions.calendly.quirks import identifiers, owners
from providers.params import text
from providers.spec import Tool

EVENTS = (
    Tool(
        name="calendly_list_events",
        description="List the scheduled events of a user or an organization on Calendly.",
        permission="calendly.read",
        route="GET calendly/events",
        aliases=("GET calendly/scheduled-events",),
        upstream="GET /scheduled_events",
        params=(
            USER,
            ORGANIZATION,
            STATUS,
            text("min_start_time", "Only events that start later (ISO 8601)", aliases=("since",)),
            text("max_start_time", "Only events that start before (ISO 8601)", aliases=("until",)),
            text("invitee_email", "Only events with this invitee", aliases=("email",)),
            text("sort", "Order of the events", enum=("start_time:asc", "start_time:desc")),
        ),
        page=listed("scheduled_events"),
        build_request=owners.of_somebody_in_utc,
        example={"status": "active", "limit": 5},
    ),
    Tool(
        name="calendly_get_event",
        description="Get one scheduled event of Calendly.",
        permission="calendly.read",
        route="GET calendly/events/{id}",
        upstream="GET /scheduled_events/{uuid}",
        params=(EVENT_ID,),
        build_request=identifiers.in_path,
        example={"id": "EV0000000000000001"},
    ),
    Tool(
        name="calendly_list_invitees",
        description="List who is invited to an event of Calendly.",
        permission="calendly.read",
        route="GET calendly/events/{id}/invitees",
        upstream="GET /scheduled_events/{uuid}/invitees",
        params=(
            EVENT_ID,
            STATUS,
            text("email", "Only the invitee with this e-mail address"),
            text("sort", "Order of the invitees", enum=("created_at:asc", "created_at:desc")),
        ),
        page=listed("invitees"),
        build_request=identifiers.in_path,
        example={"id": "EV0000000000000001"},
    ),
)
