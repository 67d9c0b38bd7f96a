"""Calendly's tools about when people have time."""

from providers.definitions.calendly.parameters import FROM, USER, until
from providers.definitions.calendly.quirks import owners, windows
from providers.spec import Page, Tool

AVAILABILITY = (
    Tool(
        name="calendly_list_busy_times",
        description="List when a user of Calendly is busy.",
        permission="calendly.read",
        route="GET calendly/busy-times",
        upstream="GET /user_busy_times",
        params=(USER, FROM, until(windows.BUSY_DAYS)),
        page=Page(key="busy_times", items="collection"),
        build_request=windows.busy,
        example={"start_time": "2030-03-04T00:00:00Z", "end_time": "2030-03-08T00:00:00Z"},
    ),
    Tool(
        name="calendly_list_schedules",
        description="List the weekly hours that a user of Calendly offers.",
        permission="calendly.read",
        route="GET calendly/availability-schedules",
        upstream="GET /user_availability_schedules",
        params=(USER,),
        page=Page(key="availability_schedules", items="collection"),
        build_request=owners.of_user,
    ),
)
