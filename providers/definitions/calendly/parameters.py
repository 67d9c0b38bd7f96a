"""What many Calendly tools have in common: ids that may be URIs, windows of time, and how lists are paged."""

from typing import Any

from providers.definitions.calendly.api import OURS, UUID
from providers.params import Param, text
from providers.spec import Page


def either(kind: str) -> dict[str, Any]:
    """Return the schema of a UUID or Calendly's own URI of such a thing: no other host, no other kind."""
    return {"type": "string", "pattern": f"^({OURS}/{kind}/)?{UUID}$"}


def named(name: str, description: str, kind: str, **options: Any) -> Param:
    """Declare a parameter that names a thing by UUID or URI."""
    return text(name, f"{description}, as UUID or URI", schema=either(kind), **options)


EVENT_TYPE_ID = named("id", "The event type", "event_types", required=True, to="uuid")
EVENT_ID = named("id", "The event", "scheduled_events", required=True, to="uuid")
EVENT_TYPE = named("event_type", "The event type", "event_types", required=True, to="")
USER = named("user", "Whose; the connected user's, if not given", "users", to="")
ORGANIZATION = named(
    "organization", "Those of all its people instead: the organization", "organizations", to=""
)
FROM = text("start_time", "From when on (ISO 8601), not in the past", required=True)
STATUS = text("status", "Only those that are so", enum=("active", "canceled"))


def until(days: int) -> Param:
    """Declare the end of a window of at most so many days."""
    return text("end_time", f"Until when (ISO 8601), at most {days} days later", required=True)


def listed(key: str) -> Page:
    """Declare a list that Calendly pages by a token."""
    return Page(
        key=key,
        items="collection",
        limit_param="count",
        cursor_param="page_token",
        next_cursor="pagination.next_page_token",
        maximum=100,
    )
