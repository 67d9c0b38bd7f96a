"""Events as Graph has them."""

import secrets

from django.utils import timezone

from sandbox.fakes.microsoft.mail.mailbox import person, stamp
from sandbox.people import Person


def described(owner: Person, event_id: str, calendar: str, fields: dict) -> dict:
    """Return a whole event; `fields` hold what is not the same for all."""
    now = stamp(timezone.now())
    text = fields.pop("_text", "")
    return {
        "@odata.etag": f'W/"{secrets.token_hex(8)}"',
        "id": event_id,
        "createdDateTime": now,
        "lastModifiedDateTime": now,
        "categories": [],
        "iCalUId": secrets.token_hex(20).upper(),
        "reminderMinutesBeforeStart": 15,
        "isReminderOn": True,
        "hasAttachments": False,
        "subject": "",
        "bodyPreview": text[:255],
        "importance": "normal",
        "sensitivity": "normal",
        "isAllDay": False,
        "isCancelled": False,
        "isOrganizer": True,
        "responseRequested": True,
        "seriesMasterId": None,
        "showAs": "busy",
        "type": "singleInstance",
        "webLink": f"https://outlook.office365.com/owa/?itemid={event_id}",
        "isOnlineMeeting": False,
        "onlineMeetingProvider": "unknown",
        "onlineMeeting": None,
        "recurrence": None,
        "location": {"displayName": "", "locationType": "default"},
        "attendees": [],
        "organizer": person(owner.name, owner.email),
        "responseStatus": {"response": "organizer", "time": "0001-01-01T00:00:00Z"},
        "_calendar": calendar,
        "_text": text,
        **fields,
    }
