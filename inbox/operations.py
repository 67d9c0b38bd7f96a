"""The routes of the inbox, described."""

from dataclasses import replace
from typing import Any

from config.api.errors import NotFound
from config.api.openapi.operation import Body, Operation, Success
from config.api.openapi.parameters import LIMIT, OFFSET, in_path, in_query
from config.api.openapi.success import NEXT_CURSOR, a_list, an_object, enveloped
from config.api.openapi.types import COUNT, FLAG, said
from inbox.answers import EVENT, EXAMPLE, MEMBERS, STATUS
from inbox.listing import COUNTED_TO
from inbox.serializers import (
    ArchiveAllSerializer,
    BatchSerializer,
    NothingSerializer,
    StatusSerializer,
)

TAG = "Inbox"
BOTH = "The members stand in `data` and beside it."
EVENT_ID = in_path("id", "The event's id, `evt_…`.", example=EXAMPLE["id"])
FILTERS = (
    in_query("status", "In one state. Without it all are listed.", STATUS),
    in_query("provider", "Of one provider.", example="google"),
    in_query("event_type", "Of one type.", example="email.received"),
)
TOTAL = said(
    COUNT, f"How many there are; counted to {COUNTED_TO:,}, and among as many of the newest."
)
PAGE: dict[str, Any] = {"events": a_list(EVENT), "total": TOTAL, "next_cursor": NEXT_CURSOR}
CURSOR = in_query("cursor", "`next_cursor` of the page before.")
EXAMPLE_PAGE: dict[str, Any] = {"events": [EXAMPLE], "total": 1, "next_cursor": None}


def twice(members: dict[str, Any], example: dict[str, Any], description: str) -> Success:
    """Return members that stand in `data` and at top level."""
    return enveloped(
        an_object(members),
        example,
        description=description,
        beside=members,
        examples_beside=example,
    )


ONE = twice(MEMBERS, EXAMPLE | {"status": "read"}, "The event.")
LIST = Operation(
    id="list_inbox",
    tag=TAG,
    summary="List events",
    description=f"Newest first, by offset or by cursor. {BOTH} "
    "Without X-Account-Id a partner key lists those of all accounts.",
    parameters=(*FILTERS, LIMIT, OFFSET, CURSOR),
    takes_account=True,
    answers=(
        twice({**PAGE, "has_more": FLAG}, EXAMPLE_PAGE | {"has_more": False}, "A page of them."),
    ),
)
EVENTS = Operation(
    id="list_inbox_events",
    tag=TAG,
    summary="List events by cursor",
    description=f"Newest first; no event is skipped or told twice while new ones arrive. {BOTH}",
    parameters=(*FILTERS, LIMIT, CURSOR),
    takes_account=True,
    answers=(twice(PAGE, EXAMPLE_PAGE, "A page of them."),),
)
SHOW = Operation(
    id="get_inbox_event",
    tag=TAG,
    summary="Show an event",
    description=f"It is read from then on, unless the key may only look. {BOTH}",
    parameters=(EVENT_ID,),
    takes_account=True,
    answers=(ONE,),
    errors=(NotFound,),
)
CHANGE = Operation(
    id="update_inbox_event",
    tag=TAG,
    summary="Mark an event",
    parameters=(EVENT_ID,),
    takes_account=True,
    body=Body(of=StatusSerializer, example={"status": "read"}),
    answers=(ONE,),
    errors=(NotFound,),
)
SHOW_SHORT = replace(SHOW, id="get_inbox_event_short", summary="Show an event, shorter address")
CHANGE_SHORT = replace(
    CHANGE, id="update_inbox_event_short", summary="Mark an event, shorter address"
)
ARCHIVE = Operation(
    id="archive_inbox_event",
    tag=TAG,
    summary="Archive an event",
    parameters=(EVENT_ID,),
    takes_account=True,
    body=Body(of=NothingSerializer, example={}, required=False),
    answers=(ONE,),
    errors=(NotFound,),
)
ARCHIVE_ALL = Operation(
    id="archive_inbox",
    tag=TAG,
    summary="Archive all events",
    description="Of one provider, or those received before a moment, where the body says so.",
    takes_account=True,
    body=Body(of=ArchiveAllSerializer, example={"provider": "google"}, required=False),
    answers=(twice({"archived": COUNT}, {"archived": 3}, "How many were not archived before."),),
)
BATCH = Operation(
    id="update_inbox_events",
    tag=TAG,
    summary="Mark several events",
    description="Ids that are nobody's are left out. `read` marks those that are unread.",
    takes_account=True,
    body=Body(of=BatchSerializer, example={"ids": [EXAMPLE["id"]], "action": "archive"}),
    answers=(twice({"updated": COUNT}, {"updated": 1}, "How many were changed."),),
)
