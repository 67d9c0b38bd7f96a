"""What the tools of the inbox do (settings.OWN_TOOLS): the same as its routes, with arguments that are checked."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from accounts.models import ApiKey, ConnectedAccount
from config.api.errors import Invalid
from inbox.listing import by_cursor
from inbox.moving import Status, archive_all, look_at, mark, move_one
from inbox.reaching import asked_in, one_of, within
from inbox.telling import event_json

Account = ConnectedAccount | None
Arguments = Mapping[str, Any]
NO_MOMENT = "Must be a moment such as 2026-02-25T12:00:00Z."


def list_events(key: ApiKey, account: Account, asked: Arguments) -> dict[str, Any]:
    """Return a page of events."""
    events = within(key, account)
    return by_cursor(events, asked_in(asked), asked.get("cursor", ""), asked["limit"])


def get(key: ApiKey, account: Account, asked: Arguments) -> dict[str, Any]:
    """Return one event; it is read from then on."""
    return event_json(look_at(one_of(within(key, account), asked["id"]), key))


def archive(key: ApiKey, account: Account, asked: Arguments) -> dict[str, Any]:
    """Archive one event and return it."""
    return event_json(move_one(one_of(within(key, account), asked["id"]), Status.ARCHIVED))


def batch(key: ApiKey, account: Account, asked: Arguments) -> dict[str, Any]:
    """Mark several events, or archive them; return how many were changed."""
    return {"updated": mark(within(key, account), asked["ids"], asked["action"])}


def archive_many(key: ApiKey, account: Account, asked: Arguments) -> dict[str, Any]:
    """Archive what is not archived yet, and return how many that were."""
    before = moment(asked["before"]) if "before" in asked else None
    return {"archived": archive_all(within(key, account), asked.get("provider", ""), before)}


def moment(text: str) -> datetime:
    """Return the moment that a text says, in UTC where it names no zone; 400 where it says none."""
    try:
        found = parse_datetime(text)
        if found is not None:
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):  # in form, but of no calendar
        pass
    raise Invalid(f"before: {NO_MOMENT}", fields={"before": [NO_MOMENT]})
