"""Calendar: events around now, unfolded, changed, deleted once."""

from datetime import UTC, datetime, timedelta

import pytest

PRIMARY = "calendar/v3/calendars/primary/events"


@pytest.fixture
def calendar(google):
    return google.connect()


def at(days, hours=0):
    return (datetime.now(UTC) + timedelta(days=days, hours=hours)).isoformat()


def summaries(calendar, **params):
    answer = calendar.get(PRIMARY, params=params)
    assert answer.status_code == 200, answer.text
    return [event["summary"] for event in answer.json()["items"]]


def event(**more):
    times = {"start": {"dateTime": at(1)}, "end": {"dateTime": at(1, 1)}}
    return {"summary": "Tea", **times, **more}


def test_calendars(calendar):
    items = calendar.get("calendar/v3/users/me/calendarList").json()["items"]

    assert [one["summary"] for one in items] == [
        "mara@northwind.example",
        "Northwind team",
        "Holidays in Portugal",
    ]
    assert items[0]["primary"] is True


def test_recurring_event_is_unfolded_with_single_events(calendar):
    folded = summaries(calendar, q="stand-up")
    unfolded = summaries(calendar, q="stand-up", singleEvents="true", orderBy="startTime")

    assert (len(folded), len(unfolded)) == (1, 8)


def test_span_and_order(calendar):
    span = {"timeMin": at(0), "timeMax": at(9), "singleEvents": "true", "orderBy": "startTime"}

    events = calendar.get(PRIMARY, params=span).json()["items"]

    starts = [one["start"].get("dateTime") or one["start"]["date"] for one in events]
    assert starts == sorted(starts)
    assert {"Launch plan: decision", "Travel to Berlin", "打ち合わせ with Kumo"} <= {
        one["summary"] for one in events
    }
    assert "Dentist" not in [one["summary"] for one in events]


@pytest.mark.parametrize(
    "params",
    [{"orderBy": "startTime"}, {"timeMin": "2026-01-01"}, {"timeMin": "x"}, {"orderBy": "x"}],
)
def test_bad_query_is_a_400(calendar, params):
    assert calendar.get(PRIMARY, params=params).status_code == 400


def test_pages(calendar):
    first = calendar.get(PRIMARY, params={"maxResults": 5}).json()
    second = calendar.get(
        PRIMARY, params={"maxResults": 50, "pageToken": first["nextPageToken"]}
    ).json()

    assert len(first["items"]) == 5
    assert len(first["items"]) + len(second["items"]) == len(summaries(calendar))
    assert "nextPageToken" not in second


def test_event_is_inserted_changed_and_deleted(calendar):
    made = calendar.post(PRIMARY, event(attendees=[{"email": "a@b.example"}])).json()
    changed = calendar.patch(f"{PRIMARY}/{made['id']}", {"location": "Room 2", "attendees": None})
    deleted = calendar.call("DELETE", f"{PRIMARY}/{made['id']}")
    again = calendar.call("DELETE", f"{PRIMARY}/{made['id']}")

    assert made["attendees"] == [{"email": "a@b.example", "responseStatus": "needsAction"}]
    assert changed.json()["location"] == "Room 2"
    assert changed.json()["summary"] == "Tea"
    assert "attendees" not in changed.json()
    assert (deleted.status_code, deleted.content) == (204, b"")
    assert (again.status_code, again.json()["error"]["errors"][0]["reason"]) == (410, "deleted")
    assert calendar.get(f"{PRIMARY}/{made['id']}").json()["status"] == "cancelled"
    assert "Tea" not in summaries(calendar)


def test_patch_turns_a_time_into_a_day(calendar):
    made = calendar.post(PRIMARY, event()).json()
    day = {"date": "2026-05-01", "dateTime": None, "timeZone": None}

    changed = calendar.patch(
        f"{PRIMARY}/{made['id']}", {"start": day, "end": day | {"date": "2026-05-02"}}
    )

    assert changed.json()["start"] == {"date": "2026-05-01"}


def test_put_forgets_what_is_not_given(calendar):
    made = calendar.post(PRIMARY, event(location="Room 2")).json()

    put = calendar.call("PUT", f"{PRIMARY}/{made['id']}", json=event(summary="Coffee"))

    assert put.json()["id"] == made["id"]
    assert "location" not in put.json()


def test_one_instance_is_changed_and_another_deleted(calendar):
    query = {"q": "stand-up", "singleEvents": "true", "orderBy": "startTime"}
    instances = calendar.get(PRIMARY, params=query).json()["items"]

    calendar.patch(f"{PRIMARY}/{instances[0]['id']}", {"summary": "Stand-up, outside"})
    calendar.call("DELETE", f"{PRIMARY}/{instances[1]['id']}")

    assert summaries(calendar, **query) == ["Stand-up, outside", *["Stand-up"] * 6]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ({"summary": "x"}, "required"),
        (event(end={"dateTime": at(0)}), "timeRangeEmpty"),
        (event(start={"dateTime": "2026-01-01T10:00:00"}), "badRequest"),
        (event(attendees=[{"email": "x"}]), "invalid"),
    ],
)
def test_bad_event_is_a_400(calendar, body, reason):
    answer = calendar.post(PRIMARY, body)

    assert answer.status_code == 400
    assert answer.json()["error"]["errors"][0]["reason"] == reason


def test_video_call_takes_the_version(calendar):
    wanted = event(conferenceData={"createRequest": {"requestId": "r1"}})

    without = calendar.post(PRIMARY, wanted).json()
    with_call = calendar.post(PRIMARY, wanted, params={"conferenceDataVersion": 1}).json()

    assert "hangoutLink" not in without
    assert with_call["hangoutLink"].startswith("https://meet.google.com/")


def test_holidays_are_read_only_and_strange_calendars_unknown(calendar):
    holidays = "en.portuguese%23holiday%40group.v.calendar.google.com"

    listed = calendar.get(f"calendar/v3/calendars/{holidays}/events")
    refused = calendar.post(f"calendar/v3/calendars/{holidays}/events", event())
    unknown = calendar.get("calendar/v3/calendars/nobody/events")

    assert [one["summary"] for one in listed.json()["items"]] == ["Public holiday"]
    assert refused.status_code == 403
    assert unknown.status_code == 404


def test_free_busy_joins_overlaps_and_shows_colleagues(calendar):
    calendar.post(PRIMARY, event())
    calendar.post(PRIMARY, event(end={"dateTime": at(1, 2)}))
    body = {
        "timeMin": at(0.9),
        "timeMax": at(1.2),
        "items": [{"id": "primary"}, {"id": "aiko@northwind.example"}, {"id": "nobody"}],
    }

    calendars = calendar.post("calendar/v3/freeBusy", body).json()["calendars"]

    longest = max(
        datetime.fromisoformat(one["end"]) - datetime.fromisoformat(one["start"])
        for one in calendars["primary"]["busy"]
    )
    assert longest >= timedelta(hours=2)
    assert "errors" not in calendars["aiko@northwind.example"]
    assert calendars["nobody"]["errors"][0]["reason"] == "notFound"
    assert calendar.post("calendar/v3/freeBusy", {}).status_code == 400


@pytest.mark.parametrize(
    "changes",
    [
        {"recurrence": ["RRULE:FREQ=DAILY;COUNT=many"]},
        {"recurrence": [5]},
        {"status": "perhaps"},
        {"attendees": "tomas"},
        {"start": {"date": "2026-05-01"}},
        {"summary": ["Tea"]},
    ],
)
def test_bad_change_is_a_400_and_changes_nothing(calendar, changes):
    made = calendar.post(PRIMARY, event()).json()

    answer = calendar.patch(f"{PRIMARY}/{made['id']}", changes)

    assert answer.status_code == 400
    assert calendar.get(f"{PRIMARY}/{made['id']}").json() == made
