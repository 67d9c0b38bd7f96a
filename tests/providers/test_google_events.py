"""Events and times as Google Calendar takes them."""

from datetime import UTC, datetime, timedelta

import pytest

from config.api.errors import Invalid
from providers.definitions.google.quirks import events, times
from providers.spec import UpstreamRequest
from tests.providers.recorded_call import RecordedCall

URL = "https://www.googleapis.com/calendar/v3/calendars/primary/events"
STANDUP = {
    "summary": "Team Standup",
    "start": "2026-03-01T09:00:00Z",
    "end": "2026-03-01T09:30:00Z",
}


@pytest.mark.parametrize(
    ("value", "zone", "expected"),
    [
        ("2026-03-01T09:00:00Z", None, {"dateTime": "2026-03-01T09:00:00Z", "timeZone": "UTC"}),
        (
            "2026-03-01T09:00:00.000Z",
            "Europe/Zurich",
            {"dateTime": "2026-03-01T09:00:00Z", "timeZone": "Europe/Zurich"},
        ),
        ("2026-03-01T09:00:00+01:00", None, {"dateTime": "2026-03-01T09:00:00+01:00"}),
        ("2026-03-01T09:00", None, {"dateTime": "2026-03-01T09:00:00", "timeZone": "UTC"}),
        (
            "2026-03-01 09:00",
            "Asia/Tokyo",
            {"dateTime": "2026-03-01T09:00:00", "timeZone": "Asia/Tokyo"},
        ),
        ("2026-03-01", "Asia/Tokyo", {"date": "2026-03-01"}),
        ({"date": "2026-03-01"}, None, {"date": "2026-03-01"}),
        (
            {"dateTime": "2026-03-01T09:00:00", "timeZone": "Asia/Tokyo"},
            "Europe/Zurich",
            {"dateTime": "2026-03-01T09:00:00", "timeZone": "Asia/Tokyo"},
        ),
    ],
)
def test_every_form_of_a_time_becomes_an_object(value, zone, expected):
    assert times.event_time(value, zone, "start") == expected


@pytest.mark.parametrize("value", ["tomorrow", "2026-13-01", "2026-03-01T25:00:00Z", {}, ""])
def test_what_is_no_time_is_refused(value):
    with pytest.raises(Invalid, match=r"^start: "):
        times.event_time(value, None, "start")


def test_an_event_from_plain_strings():
    request = UpstreamRequest("POST", URL, json={**STANDUP, "attendees": ["ada@example.org"]})

    made = events.create(request, RecordedCall(arguments=request.json))

    assert made.json == {
        "summary": "Team Standup",
        "start": {"dateTime": "2026-03-01T09:00:00Z", "timeZone": "UTC"},
        "end": {"dateTime": "2026-03-01T09:30:00Z", "timeZone": "UTC"},
        "attendees": [{"email": "ada@example.org"}],
    }


def test_attendees_may_be_objects():
    guest = {"email": "ada@example.org", "optional": True}
    request = UpstreamRequest("POST", URL, json={**STANDUP, "attendees": [guest]})

    assert events.create(request, RecordedCall()).json["attendees"] == [guest]


def test_a_video_call_is_asked_for_under_a_new_id_each_time():
    request = UpstreamRequest("POST", URL, json=STANDUP)
    call = RecordedCall(arguments={**STANDUP, "conference": True})

    wishes = [
        events.create(request, call).json["conferenceData"]["createRequest"] for _ in range(2)
    ]

    assert wishes[0]["conferenceSolutionKey"] == {"type": "hangoutsMeet"}
    assert wishes[0]["requestId"] != wishes[1]["requestId"]


def test_an_update_takes_the_other_form_of_a_time_away():
    request = UpstreamRequest("PATCH", f"{URL}/e1", json={"start": "2026-03-01"})

    changed = events.update(request, RecordedCall(arguments={"eventId": "e1"}))

    assert changed.json == {"start": {"date": "2026-03-01", "dateTime": None}}


@pytest.mark.parametrize("nothing", ["", {}])
def test_an_update_cannot_empty_a_time(nothing):
    request = UpstreamRequest("PATCH", f"{URL}/e1", json={"end": nothing})

    with pytest.raises(Invalid, match=r"^end: "):
        events.update(request, RecordedCall())


def test_an_update_without_times_leaves_them():
    request = UpstreamRequest("PATCH", f"{URL}/e1", json={"summary": "Later"})

    assert events.update(request, RecordedCall()).json == {"summary": "Later"}


def test_events_are_listed_from_now_on():
    asked = events.upcoming(UpstreamRequest("GET", URL, params={"maxResults": 10}), RecordedCall())

    begin = datetime.fromisoformat(asked.params["timeMin"])
    assert abs(datetime.now(UTC) - begin) < timedelta(seconds=5)
    assert asked.params["maxResults"] == 10


def test_limits_get_the_offset_that_google_wants():
    params = {"timeMin": "2026-03-01", "timeMax": "2026-03-02T12:00:00"}

    asked = events.upcoming(UpstreamRequest("GET", URL, params=params), RecordedCall())

    assert asked.params == {"timeMin": "2026-03-01T00:00:00Z", "timeMax": "2026-03-02T12:00:00Z"}


def test_calendars_to_compare_may_be_ids_or_objects():
    body = {
        "timeMin": "2026-03-01",
        "timeMax": "2026-03-02",
        "items": ["primary", {"id": "team@example.org"}],
    }

    asked = events.free_busy(UpstreamRequest("POST", URL, json=body), RecordedCall())

    assert asked.json == {
        "timeMin": "2026-03-01T00:00:00Z",
        "timeMax": "2026-03-02T00:00:00Z",
        "items": [{"id": "primary"}, {"id": "team@example.org"}],
    }


def test_a_deletion_is_confirmed():
    call = RecordedCall(arguments={"eventId": "e1", "calendarId": "primary"})

    assert events.deleted(None, call) == {"deleted": True, "id": "e1"}
