"""Events of Outlook, from our arguments."""

import pytest

from config.api.errors import Invalid
from providers.definitions.microsoft.quirks import events
from tests.providers.recorded_call import RecordedCall
from tests.providers.test_microsoft_requests import IN_UTC, ME, request_of

LIST, CREATE, UPDATE = (
    f"microsoft_calendar_{what}" for what in ("list_events", "create_event", "update_event")
)
ORDER = {"$orderby": "start/dateTime", "$top": 20}
NINE = {"dateTime": "2026-03-01T09:00:00", "timeZone": "UTC"}
TEN = {"dateTime": "2026-03-01T10:00:00", "timeZone": "UTC"}
AN_HOUR = {"start": "2026-03-01T09:00:00Z", "end": "2026-03-01T10:00:00Z"}


@pytest.mark.parametrize(
    ("given", "place", "limits"),
    [
        ({}, "events", {}),
        ({"calendarId": "C+1"}, "calendars/C%2B1/events", {}),
        (
            {"timeMin": "2026-03-01T00:00:00+01:00", "timeMax": "2026-03-02"},
            "calendarView",
            {"startDateTime": "2026-02-28T23:00:00Z", "endDateTime": "2026-03-02T00:00:00Z"},
        ),
        (
            {"time_min": "2026-03-01"},
            "calendarView",
            {"startDateTime": "2026-03-01T00:00:00Z", "endDateTime": "2027-03-01T00:00:00Z"},
        ),
        (
            {"timeMax": "2026-03-01T12:00:00", "calendarId": "C"},
            "calendars/C/calendarView",
            {"startDateTime": "2025-03-01T12:00:00Z", "endDateTime": "2026-03-01T12:00:00Z"},
        ),
    ],
)
def test_limits_make_it_a_view_that_unfolds_series(given, place, limits):
    request = request_of(LIST, **given)

    assert request.url == f"{ME}/{place}"
    assert request.params == {**ORDER, **limits}
    assert request.headers == {"Prefer": IN_UTC}


@pytest.mark.parametrize(
    "given",
    [
        {"timeMin": "yesterday"},
        {"timeMin": "9999-12-31"},
        {"timeMax": "0001-01-01"},
        {"timeMax": "0001-01-01T00:00:00+14:00"},
        {"calendarId": ".."},
    ],
)
def test_limits_that_are_none_are_refused(given):
    with pytest.raises(Invalid):
        request_of(LIST, **given)


@pytest.mark.parametrize(
    ("start", "zone", "told"),
    [
        ("2026-03-01T09:00:00Z", None, NINE),
        ("2026-03-01T09:00:00", None, NINE),
        ("2026-03-01T10:00:00+01:00", None, NINE),
        ("2026-03-01T10:00:00+01:00", "Asia/Tokyo", NINE),
        ("2026-03-01T09:00:00", "Asia/Tokyo", {**NINE, "timeZone": "Asia/Tokyo"}),
        ({"dateTime": "2026-03-01T09:00:00"}, None, NINE),
        (
            {"dateTime": "2026-03-01T09:00:00", "timeZone": "Pacific Standard Time"},
            "UTC",
            {**NINE, "timeZone": "Pacific Standard Time"},
        ),
        ({"dateTime": "2026-03-01T10:00:00+01:00", "timeZone": "Europe/Zurich"}, None, NINE),
    ],
)
def test_a_start_is_a_time_and_a_zone(start, zone, told):
    given = {"start": start} | ({"timeZone": zone} if zone else {})

    body = request_of(UPDATE, eventId="e", **given).json

    assert body == {"start": told, "isAllDay": False}


@pytest.mark.parametrize(
    ("start", "end"),
    [("2026-03-01", "2026-03-02"), ({"date": "2026-03-01"}, {"date": "2026-03-02"})],
)
def test_days_are_midnights_of_a_whole_day_event(start, end):
    body = request_of(CREATE, summary="Off", start=start, end=end).json

    assert body == {
        "subject": "Off",
        "start": {"dateTime": "2026-03-01T00:00:00", "timeZone": "UTC"},
        "end": {"dateTime": "2026-03-02T00:00:00", "timeZone": "UTC"},
        "isAllDay": True,
    }


def test_every_detail_is_an_object_of_its_own():
    request = request_of(
        CREATE,
        summary="Review",
        **AN_HOUR,
        description="Read first.",
        location="Room Tejo",
        attendees=["a@b.example", {"email": "c@d.example", "name": "Ada", "optional": True}],
        online="true",
        calendar_id="C",
    )

    assert (request.method, request.url) == ("POST", f"{ME}/calendars/C/events")
    assert request.json == {
        "subject": "Review",
        "start": NINE,
        "end": TEN,
        "isAllDay": False,
        "body": {"contentType": "text", "content": "Read first."},
        "location": {"displayName": "Room Tejo"},
        "attendees": [
            {"emailAddress": {"address": "a@b.example"}, "type": "required"},
            {"emailAddress": {"address": "c@d.example", "name": "Ada"}, "type": "optional"},
        ],
        "isOnlineMeeting": True,
    }


def test_a_change_holds_only_what_is_given():
    request = request_of(UPDATE, eventId="e=", summary="New", description="", attendees=[])

    assert (request.method, request.url) == ("PATCH", f"{ME}/events/e%3D")
    assert request.json == {
        "subject": "New",
        "body": {"contentType": "text", "content": ""},
        "attendees": [],
    }


@pytest.mark.parametrize(
    "given",
    [
        {"start": "soon"},
        {"start": {}},
        {"start": {"timeZone": "UTC"}},
        {"start": "2026-13-01"},
        {"start": "0001-01-01T00:00:00+14:00"},
        {"start": "2026-03-01", "end": "2026-03-01T10:00:00Z"},
        {"attendees": ["nobody"]},
        {"attendees": [{"name": "Ada"}]},
    ],
)
def test_what_is_no_time_or_no_guest_is_refused(given):
    with pytest.raises(Invalid):
        request_of(UPDATE, eventId="e", **given)


def test_microsoft_answers_nothing_to_a_deletion_so_we_say_which():
    call = RecordedCall(arguments={"eventId": "e"})

    assert events.deleted(None, call) == {"deleted": True, "id": "e"}
