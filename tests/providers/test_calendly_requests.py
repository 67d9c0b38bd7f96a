"""What leaves for Calendly, for every tool, and what comes back."""

import pytest

from config.api.errors import Invalid
from providers import paging, pinning
from providers.definitions.calendly.quirks import connection
from providers.registry import find, tools
from providers.spec import Identity, UpstreamAnswer
from tests.providers.recorded_call import RecordedCall, sample
from tests.providers.requested import request_of

API = "https://api.calendly.com"
FACTS = sample("calendly", "connection")
ME, OURS = FACTS["user_uri"], FACTS["organization_uri"]
OTHER, THEIRS = f"{API}/users/US2", f"{API}/organizations/OR2"
TYPE, EVENT = f"{API}/event_types/ET1", f"{API}/scheduled_events/EV1"
WEEK = {"start_time": "2030-03-04T00:00:00Z", "end_time": "2030-03-11T00:00:00Z"}
SOMEBODY = {"name": "Lena Dahl", "email": "lena@fjord.example", "timezone": "Europe/Oslo"}


@pytest.mark.parametrize(
    ("tool", "given", "path", "params"),
    [
        ("calendly_get_me", {}, "/users/me", {}),
        ("calendly_list_event_types", {}, "/event_types", {"user": ME, "count": 20}),
        (
            "calendly_list_event_types",
            {"user": "US2", "active": "true", "sort": "name:asc,created_at:desc"},
            "/event_types",
            {"user": OTHER, "active": "true", "sort": "name:asc,created_at:desc", "count": 20},
        ),
        (
            "calendly_list_event_types",
            {"organization": THEIRS, "limit": 500, "cursor": "t2"},
            "/event_types",
            {"organization": THEIRS, "count": 100, "page_token": "t2"},
        ),
        ("calendly_get_event_type", {"id": "ET1"}, "/event_types/ET1", {}),
        ("calendly_get_event_type", {"id": TYPE}, "/event_types/ET1", {}),
        (
            "calendly_list_available_times",
            {"id": "ET1", **WEEK},
            "/event_type_available_times",
            {"event_type": TYPE, **WEEK},
        ),
        (
            "calendly_list_available_times",
            {"id": TYPE, "start_time": "2030-03-04T01:00:00+01:00", "end_time": "2030-04-04"},
            "/event_type_available_times",
            {
                "event_type": TYPE,
                "start_time": "2030-03-04T00:00:00Z",
                "end_time": "2030-04-04T00:00:00Z",
            },
        ),
        ("calendly_list_events", {}, "/scheduled_events", {"user": ME, "count": 20}),
        (
            "calendly_list_events",
            {
                "organization": "OR2",
                "user": "US2",
                "status": "canceled",
                "since": "2030-03-04T09:00:00+01:00",
                "until": "2030-03-05T09:00:00",
                "email": "lena@fjord.example",
                "sort": "start_time:desc",
            },
            "/scheduled_events",
            {
                "organization": THEIRS,
                "user": OTHER,
                "status": "canceled",
                "min_start_time": "2030-03-04T08:00:00Z",
                "max_start_time": "2030-03-05T09:00:00Z",
                "invitee_email": "lena@fjord.example",
                "sort": "start_time:desc",
                "count": 20,
            },
        ),
        ("calendly_get_event", {"id": EVENT}, "/scheduled_events/EV1", {}),
        (
            "calendly_list_invitees",
            {"id": EVENT, "email": "lena@fjord.example"},
            "/scheduled_events/EV1/invitees",
            {"email": "lena@fjord.example", "count": 20},
        ),
        ("calendly_list_busy_times", WEEK, "/user_busy_times", {"user": ME, **WEEK}),
        (
            "calendly_list_schedules",
            {"user": OTHER},
            "/user_availability_schedules",
            {"user": OTHER},
        ),
        (
            "calendly_list_memberships",
            {"role": "admin"},
            "/organization_memberships",
            {"organization": OURS, "role": "admin", "count": 20},
        ),
        (
            "calendly_list_memberships",
            {"organization": "OR2"},
            "/organization_memberships",
            {"organization": THEIRS, "count": 20},
        ),
    ],
)
def test_what_is_read(tool, given, path, params):
    request = request_of(tool, **given)

    assert (request.method, request.url, dict(request.params)) == ("GET", API + path, params)
    assert request.json is None


@pytest.mark.parametrize(
    ("tool", "given", "path", "body"),
    [
        (
            "calendly_create_scheduling_link",
            {"event_type": "ET1"},
            "/scheduling_links",
            {"owner": TYPE, "owner_type": "EventType", "max_event_count": 1},
        ),
        (
            "calendly_book_event",
            {
                "event_type": TYPE,
                "start_time": "2030-03-05T11:00:00+01:00",
                "invitee": SOMEBODY,
                "event_guests": "rui@harbour.example",
            },
            "/invitees",
            {
                "event_type": TYPE,
                "start_time": "2030-03-05T10:00:00Z",
                "invitee": SOMEBODY,
                "event_guests": ["rui@harbour.example"],
            },
        ),
        ("calendly_cancel_event", {"id": "EV1"}, "/scheduled_events/EV1/cancellation", {}),
        (
            "calendly_cancel_event",
            {"id": EVENT, "reason": "Rain"},
            "/scheduled_events/EV1/cancellation",
            {"reason": "Rain"},
        ),
        (
            "calendly_mark_no_show",
            {"invitee": f"{EVENT}/invitees/IN1"},
            "/invitee_no_shows",
            {"invitee": f"{EVENT}/invitees/IN1"},
        ),
        (
            "calendly_mark_no_show",
            {"invitee": "IN1", "event": "EV1"},
            "/invitee_no_shows",
            {"invitee": f"{EVENT}/invitees/IN1"},
        ),
        (
            "calendly_mark_no_show",
            {"invitee": "IN1", "event": EVENT},
            "/invitee_no_shows",
            {"invitee": f"{EVENT}/invitees/IN1"},
        ),
    ],
)
def test_what_is_written(tool, given, path, body):
    request = request_of(tool, **given)

    assert (request.method, request.url, request.json) == ("POST", API + path, body)
    assert dict(request.params) == {}


FOREIGN = [
    "https://evil.example/event_types/ET1",
    "https://api.calendly.com.evil.example/event_types/ET1",
    "https://api.calendly.com@evil.example/event_types/ET1",
    "http://api.calendly.com/event_types/ET1",
    "https://api.calendly.com/users/US1",
    "https://api.calendly.com/event_types/../users/me",
    "https://api.calendly.com/event_types/ET1?x=1",
    "https://apixcalendly.com/event_types/ET1",
    "//api.calendly.com/event_types/ET1",
    "../users/me",
    "ET1/../../users/me",
    "ET1?x=1",
    "..",
    "",
]


@pytest.mark.parametrize("strange", FOREIGN)
def test_only_calendlys_own_names_of_that_kind_are_taken(strange):
    # promise 81
    with pytest.raises(Invalid):
        request_of("calendly_get_event_type", id=strange)
    with pytest.raises(Invalid):
        request_of("calendly_list_available_times", id=strange, **WEEK)
    with pytest.raises(Invalid):
        request_of("calendly_create_scheduling_link", event_type=strange)


@pytest.mark.parametrize("strange", FOREIGN)
def test_owners_and_invitees_are_calendlys_own_too(strange):
    # promise 81
    own_kind = strange.replace("event_types", "users")
    if own_kind != f"{API}/users/US1":
        with pytest.raises(Invalid):
            request_of("calendly_list_events", user=own_kind)
    with pytest.raises(Invalid):
        request_of("calendly_list_memberships", organization=strange)
    with pytest.raises(Invalid):
        request_of("calendly_mark_no_show", invitee=strange, event="EV1")
    with pytest.raises(Invalid):
        request_of("calendly_mark_no_show", invitee="IN1", event=strange)


def test_a_line_break_after_an_id_stays_encoded():
    assert request_of("calendly_get_event", id="EV1\n").url.endswith("/EV1%0A")


@pytest.mark.parametrize(
    ("tool", "given", "said"),
    [
        (
            "calendly_list_busy_times",
            {**WEEK, "end_time": "2030-03-11T00:00:01Z"},
            "end_time: Calendly answers at most 7 days at once",
        ),
        (
            "calendly_list_available_times",
            {"id": "ET1", **WEEK, "end_time": "2030-04-05"},
            "end_time: Calendly answers at most 31 days at once",
        ),
        (
            "calendly_list_busy_times",
            {**WEEK, "end_time": WEEK["start_time"]},
            "end_time: must be after start_time",
        ),
        (
            "calendly_list_busy_times",
            {**WEEK, "start_time": "monday"},
            "start_time: 'monday' is not an ISO 8601 time",
        ),
        (
            "calendly_list_events",
            {"since": "0001-01-01T00:00:00+14:00"},
            "min_start_time: '0001-01-01T00:00:00+14:00' is not an ISO 8601 time",
        ),
        (
            "calendly_mark_no_show",
            {"invitee": "IN1"},
            "event: the UUID of an invitee needs the event; the invitee's URI does not",
        ),
    ],
)
def test_what_calendly_would_refuse_is_told_clearly(tool, given, said):
    with pytest.raises(Invalid) as caught:
        request_of(tool, **given)

    assert str(caught.value) == said


@pytest.mark.parametrize(
    ("tool", "given"),
    [
        ("calendly_list_busy_times", {}),
        ("calendly_list_event_types", {"sort": "owner:asc"}),
        ("calendly_list_events", {"status": "gone"}),
        ("calendly_list_memberships", {"role": "guest"}),
        ("calendly_book_event", {"event_type": "ET1", "start_time": "2030-03-05T10:00:00Z"}),
        (
            "calendly_book_event",
            {
                "event_type": "ET1",
                "start_time": "2030-03-05T10:00:00Z",
                "invitee": {"email": "lena@fjord.example", "timezone": "Europe/Oslo"},
            },
        ),
        ("calendly_cancel_event", {"id": "EV1", "reason": "x" * 10001}),
    ],
)
def test_what_does_not_fit_never_leaves(tool, given):
    with pytest.raises(Invalid):
        request_of(tool, **given)


def test_events_come_under_their_name_with_the_next_token():
    offer, body = tools()["calendly_list_events"], sample("calendly", "events")

    data, cursor = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {}, FACTS)

    assert data == {"scheduled_events": body["collection"], "next_cursor": cursor}
    assert cursor == "sNjq4TvMDfUHEl7zHRR0k0E1PCEJWvdi"


@pytest.mark.parametrize("pagination", [{}, {"next_page_token": None}, None])
def test_the_last_page_has_no_token(pagination):
    offer, body = tools()["calendly_list_events"], {"collection": [], "pagination": pagination}

    data, cursor = paging.unwrap(offer, UpstreamAnswer(200, {}, body), {}, FACTS)

    assert (data, cursor) == ({"scheduled_events": [], "next_cursor": None}, None)


def test_the_identity_keeps_the_uris_that_later_calls_need():
    call = RecordedCall(sample("calendly", "me"))

    who = connection.identity(call)

    assert who == Identity(ME, "Mara Lindqvist", "mara@northwind.example", FACTS)
    assert [(each.method, each.url) for each in call.sent] == [("GET", f"{API}/users/me")]


@pytest.mark.parametrize("name", ["user_uri", "organization_uri"])
@pytest.mark.parametrize("uri", ["https://evil.example/users/US1", ME + "/x", "", None])
def test_a_strange_uri_is_not_kept(name, uri):
    with pytest.raises(pinning.StrangeFact):
        pinning.check(find("calendly"), {**FACTS, name: uri})
