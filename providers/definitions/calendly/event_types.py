"""Calendly's tools about event types: what can be booked."""

from providers.definitions.calendly.parameters import (
    EVENT_TYPE,
    EVENT_TYPE_ID,
    FROM,
    ORGANIZATION,
    USER,
    listed,
    named,
    until,
)
from providers.definitions.calendly.quirks import identifiers, owners, windows
from providers.params import boolean, text
from providers.spec import Page, Tool

ORDER = "(name|position|created_at|updated_at):(asc|desc)"

EVENT_TYPES = (
    Tool(
        name="calendly_list_event_types",
        description="List the event types of a user or an organization on Calendly.",
        permission="calendly.read",
        route="GET calendly/event-types",
        upstream="GET /event_types",
        params=(
            USER,
            ORGANIZATION,
            boolean("active", "Only those that can be booked, or that cannot"),
            text(
                "sort",
                "Order, such as `name:asc`",
                schema={"type": "string", "pattern": f"^{ORDER}(,{ORDER})*$"},
            ),
        ),
        page=listed("event_types"),
        build_request=owners.of_somebody,
        example={"active": True, "limit": 10},
    ),
    Tool(
        name="calendly_get_event_type",
        description="Get one event type of Calendly.",
        permission="calendly.read",
        route="GET calendly/event-types/{id}",
        upstream="GET /event_types/{uuid}",
        params=(EVENT_TYPE_ID,),
        build_request=identifiers.in_path,
        example={"id": "ET0000000000000001"},
    ),
    Tool(
        name="calendly_list_available_times",
        description="List when an event type of Calendly can be booked.",
        permission="calendly.read",
        route="GET calendly/event-types/{id}/available-times",
        upstream="GET /event_type_available_times",
        params=(
            named("id", "The event type", "event_types", required=True, to=""),
            FROM,
            until(windows.AVAILABLE_DAYS),
        ),
        page=Page(key="available_times", items="collection"),
        build_request=windows.available,
        example={
            "id": "ET0000000000000001",
            "start_time": "2030-03-04T00:00:00Z",
            "end_time": "2030-03-06T00:00:00Z",
        },
    ),
    Tool(
        name="calendly_create_scheduling_link",
        description="Create a link for booking an event type of Calendly once.",
        permission="calendly.manage",
        route="POST calendly/scheduling-links",
        upstream="POST /scheduling_links",
        params=(EVENT_TYPE,),
        fixed_body={"owner_type": "EventType", "max_event_count": 1},
        build_request=identifiers.owned_link,
        example={"event_type": "ET0000000000000001"},
    ),
)
