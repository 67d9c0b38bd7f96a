"""Insert, change and delete events."""

import secrets

from django.http import HttpResponse
from django.utils import timezone

from sandbox.calls import Call, created
from sandbox.fakes.microsoft import notifying
from sandbox.fakes.microsoft.calendar.calendars import calendar_in_path
from sandbox.fakes.microsoft.calendar.describing import described
from sandbox.fakes.microsoft.calendar.events import preferred, shelf_of
from sandbox.fakes.microsoft.calendar.rules import SHAPES, check_attendees, with_times
from sandbox.fakes.microsoft.mail.mailbox import new_id, plain, stamp
from sandbox.fakes.microsoft.odata import chosen
from sandbox.refusals import Refusal
from sandbox.shapes import check


def insert(call: Call) -> HttpResponse:
    """Add an event."""
    calendar = calendar_in_path(call)
    if not calendar["canEdit"]:
        raise Refusal("missing_scope")
    event = described(call.person, new_id(), calendar["id"], _given(call))
    event = _online(with_times(event))
    shelf_of(call.owner).add(event["id"], event)
    notifying.tell(call.owner, notifying.EVENT, "created", event)
    return created(chosen(preferred(call, event), {}))


def _given(call: Call) -> dict:
    """Return the writable fields of the body; what is unknown is refused."""
    fields = dict(check(call.body, SHAPES))
    if unknown := set(fields) - set(SHAPES):
        raise Refusal("invalid", f"The property '{min(unknown)}' does not exist on type 'event'.")
    check_attendees(fields)
    if body := fields.pop("body", None):
        content = body.get("content") or ""
        fields["_text"] = plain(content) if body.get("contentType") == "html" else content
    return fields


def _online(event: dict) -> dict:
    """Add the address of an online meeting, once."""
    if not event["isOnlineMeeting"] or event["onlineMeeting"]:
        return event
    url = f"https://teams.microsoft.com/l/meetup-join/{secrets.token_hex(12)}"
    return event | {
        "onlineMeetingProvider": "teamsForBusiness",
        "onlineMeeting": {"joinUrl": url},
    }


def patch(call: Call) -> dict:
    """Change the given fields."""
    event = _find(call)
    given = _given(call)
    version = {"@odata.etag": f'W/"{secrets.token_hex(8)}"'}
    changed = event | given | version | {"lastModifiedDateTime": stamp(timezone.now())}
    changed["bodyPreview"] = changed["_text"][:255]
    changed = _online(with_times(changed))
    shelf_of(call.owner).save(event["id"], changed)
    notifying.tell(call.owner, notifying.EVENT, "updated", changed)
    return chosen(preferred(call, changed), {})


def delete(call: Call) -> HttpResponse:
    """Take an event away; a series goes as a whole."""
    event = _find(call)
    shelf_of(call.owner).remove(event["id"])
    notifying.tell(call.owner, notifying.EVENT, "deleted", event)
    return HttpResponse(status=204)


def _find(call: Call) -> dict:
    """Return an event that can be changed: a single one, or a whole series."""
    event = shelf_of(call.owner).find(call.path["id"])
    if event is None:
        is_malformed = not call.path["id"].startswith("AAMk")
        raise Refusal("malformed_id" if is_malformed else "no_message")
    return event
