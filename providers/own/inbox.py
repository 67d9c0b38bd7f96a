"""The inbox as tools: what happened at the providers, listed, read and put away."""

from providers.own.spec import Own
from providers.params import array, text
from providers.spec import Page, Permission, Service, Tool

EVENT = text("id", "The event's id, such as evt_5b0e8f0c2d7a4b1f9e6c3a8d", required=True)
EXAMPLE = {"id": "evt_5b0e8f0c2d7a4b1f9e6c3a8d"}
PROVIDER = text("provider", "Only events of this provider, such as google")
LARGEST_BATCH = 500

PERMISSIONS = (
    Permission(
        id="inbox.read",
        description="Read what happened at the providers.",
        scopes=("inbox:read",),
    ),
    Permission(
        id="inbox.write",
        description="Mark events as read and archive them.",
        scopes=("inbox:write",),
    ),
)

TOOLS = (
    Tool(
        name="inbox_list",
        description="List events of the inbox, newest first. Without a status all are listed: "
        "send status=unread for what is new.",
        permission="inbox.read",
        route="GET inbox",
        upstream="",
        params=(
            text(
                "status",
                "Only events in this state (default: all)",
                enum=("unread", "read", "archived"),
            ),
            PROVIDER,
            text("event_type", "Only events of this type, such as email.received"),
        ),
        page=Page(
            key="events",
            limit_param="limit",
            cursor_param="cursor",
            next_cursor="next_cursor",
        ),
        example={"status": "unread", "limit": 10},
    ),
    Tool(
        name="inbox_get",
        description="Read one event of the inbox with its payload. An unread event is read from then on, unless the "
        "key may change nothing.",
        permission="inbox.read",
        route="GET inbox/{id}",
        upstream="",
        params=(EVENT,),
        example=EXAMPLE,
    ),
    Tool(
        name="inbox_archive",
        description="Archive one event of the inbox.",
        permission="inbox.write",
        route="POST inbox/{id}/archive",
        upstream="",
        params=(EVENT,),
        example=EXAMPLE,
    ),
    Tool(
        name="inbox_batch",
        description="Mark several events of the inbox as read, or archive them. Ids that are unknown are left out.",
        permission="inbox.write",
        route="POST inbox/batch",
        upstream="",
        params=(
            array(
                "ids",
                f"The ids of the events, at most {LARGEST_BATCH}",
                required=True,
                schema={
                    "type": "array",
                    "items": {"type": "string"},
                    "minItems": 1,
                    "maxItems": LARGEST_BATCH,
                },
            ),
            text("action", "What to do with them", required=True, enum=("read", "archive")),
        ),
        example={"ids": [EXAMPLE["id"]], "action": "read"},
    ),
    Tool(
        name="inbox_archive_all",
        description="Archive all events of the inbox, or those of one provider or from before a moment.",
        permission="inbox.write",
        route="POST inbox/archive-all",
        upstream="",
        params=(
            PROVIDER,
            text("before", "Only events received before this moment, as ISO 8601"),
        ),
        example={"provider": "google"},
    ),
)

INBOX = Own(
    slug="inbox",
    name="AI Inbox",
    services=(
        Service(slug="inbox", name="AI Inbox", base_url="", permissions=PERMISSIONS, tools=TOOLS),
    ),
)
