"""The fake Calendly is as strict as the real one."""

import pytest
import requests

from tests.sandbox.clients import PKCE, VERIFIER, OAuthClient
from tests.sandbox_process import CALLBACK

API = "https://api.calendly.com"
MARA, TOMAS = f"{API}/users/US0000000000000001", f"{API}/users/US0000000000000002"
NORTHWIND = f"{API}/organizations/OR0000000000000001"
TOUR = f"{API}/event_types/ET0000000000000001"
PAST, COMING = "EV0000000000000001", "EV0000000000000002"
INVITEE = f"{API}/scheduled_events/{PAST}/invitees/IN0000000000000001"
DAY = "start_time=2030-03-05T00:00:00Z&end_time=2030-03-06T00:00:00Z"
BOOKING = {
    "event_type": TOUR,
    "start_time": "2030-03-05T10:00:00Z",
    "invitee": {"name": "Lena", "email": "lena@fjord.example", "timezone": "Europe/Oslo"},
}


class CalendlyClient(OAuthClient):
    slug = "calendly"
    authorize_path = "oauth/authorize"
    token_path = "oauth/token"
    asked = {
        "response_type": "code",
        "scope": "users:read event_types:read scheduled_events:write availability:read "
        "organizations:read scheduling_links:write",
        **PKCE,
    }

    def credentials(self):
        return {"auth": (self.client_id, self.sandbox.client_secret)}

    def exchange(self, code, **changes):
        return super().exchange(code, **{"code_verifier": VERIFIER} | changes)


@pytest.fixture
def calendly(sandbox):
    sandbox.control("reset", provider="calendly")
    return CalendlyClient(sandbox)


def test_a_code_becomes_tokens_with_whose_they_are(calendly):
    calendly.connect("tomas")

    varying = {"access_token", "refresh_token", "created_at"}
    assert {name: calendly.grant[name] for name in set(calendly.grant) - varying} == {
        "token_type": "Bearer",
        "expires_in": 7200,
        "scope": calendly.asked["scope"],
        "owner": TOMAS,
        "organization": NORTHWIND,
    }
    assert calendly.get("users/me").json()["resource"]["uri"] == TOMAS


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"auth": None}, 401, "invalid_client"),
        ({"auth": ("x", "y")}, 401, "invalid_client"),
        ({"code": "nonsense"}, 400, "invalid_grant"),
        ({"code_verifier": None}, 400, "invalid_grant"),
        ({"code_verifier": "w" * 43}, 400, "invalid_grant"),
        ({"redirect_uri": CALLBACK + "x"}, 400, "invalid_grant"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
    ],
)
def test_a_refused_exchange(calendly, changes, status, error):
    answer = calendly.exchange(**{"code": calendly.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (status, error)


def test_a_refresh_token_works_once(calendly):
    calendly.connect()
    first = calendly.grant["refresh_token"]

    renewed, again = calendly.refresh(first).json(), calendly.refresh(first)

    assert renewed["refresh_token"] != first
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")


def test_revoking_takes_the_app_in_the_body(calendly):
    calendly.connect()
    token = {"token": calendly.grant["refresh_token"]}
    url, (name, secret) = f"{calendly.base}/oauth/revoke", calendly.credentials()["auth"]

    refused = requests.post(url, data=token, auth=(name, secret), timeout=5)
    app = {"client_id": name, "client_secret": secret}
    done = requests.post(url, data=token | app, timeout=5)

    assert (refused.status_code, refused.json()["error"]) == (403, "invalid_client")
    assert (done.status_code, done.json()) == (200, {})
    assert calendly.get("users/me").json()["title"] == "Unauthenticated"


def test_every_answer_tells_the_limit_in_seconds(calendly):
    answer = calendly.connect().get("users/me")

    assert answer.headers["X-RateLimit-Reset"] == "60"


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("event_types", "user"),
        ("event_types?user=US0000000000000001", "user"),
        (f"event_types?user={MARA}&count=101", "count"),
        (f"event_types?user={MARA}&sort=color:asc", "sort"),
        (f"scheduled_events?user={MARA}&status=gone", "status"),
        (f"scheduled_events?user={MARA}&min_start_time=2030-03-05", "min_start_time"),
        (f"event_type_available_times?event_type=ET1&{DAY}", "event_type"),
        (f"event_type_available_times?event_type={TOUR}", "start_time"),
        (
            f"event_type_available_times?event_type={TOUR}"
            "&start_time=2030-03-05T00:00:00Z&end_time=2030-04-06T00:00:00Z",
            "end_time",
        ),
        (
            f"user_busy_times?user={MARA}"
            "&start_time=2030-03-05T00:00:00Z&end_time=2030-03-13T00:00:00Z",
            "end_time",
        ),
        (
            f"user_busy_times?user={MARA}"
            "&start_time=2020-03-05T00:00:00Z&end_time=2020-03-06T00:00:00Z",
            "start_time",
        ),
    ],
)
def test_a_wrong_parameter_is_named(calendly, path, parameter):
    answer = calendly.connect().get(path)

    assert (answer.status_code, answer.json()["title"]) == (400, "Invalid Argument")
    assert [one["parameter"] for one in answer.json()["details"]] == [parameter]


@pytest.mark.parametrize(
    "path",
    [
        f"scheduled_events?user={API}/users/US9",
        f"organization_memberships?organization={API}/organizations/OR9",
        f"user_busy_times?user={TOMAS}&{DAY}",
    ],
)
def test_what_belongs_to_others_is_denied(calendly, path):
    answer = calendly.connect().get(path)

    assert (answer.status_code, answer.json()["title"]) == (403, "Permission Denied")


def test_who_leads_nothing_sees_no_organization(calendly):
    calendly.connect("aiko")

    assert calendly.get(f"scheduled_events?organization={NORTHWIND}").status_code == 403


def test_a_missing_scope_is_named_so(calendly):
    calendly.connect(scope="users:read")

    answer = calendly.get(f"event_types?user={MARA}")

    assert answer.status_code == 403
    assert "scope" in answer.json()["message"]


def test_to_write_is_to_read_but_not_the_other_way(calendly):
    calendly.connect(scope="scheduled_events:read")

    assert calendly.get(f"scheduled_events/{PAST}").status_code == 200
    assert calendly.post(f"scheduled_events/{COMING}/cancellation", {}).status_code == 403


@pytest.mark.parametrize(
    "changes",
    [
        {"event_type": "ET0000000000000001"},
        {"start_time": "2030-03-05T10:07:00Z"},
        {"start_time": "2030-03-05T20:00:00Z"},
        {"start_time": "2030-03-05T10:00:00"},
        {"invitee": {"name": "Lena", "email": "lena@fjord.example"}},
        {"invitee": {"email": "lena@fjord.example", "timezone": "Europe/Oslo"}},
        {"invitee": "lena@fjord.example"},
    ],
)
def test_a_refused_booking(calendly, changes):
    assert calendly.connect().post("invitees", BOOKING | changes).status_code == 400


def test_a_time_is_booked_once(calendly):
    calendly.connect()

    answers = [calendly.post("invitees", BOOKING) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 400]


def test_a_link_is_for_one_event_of_an_event_type(calendly):
    calendly.connect()
    body = {"owner": TOUR, "owner_type": "EventType", "max_event_count": 1}

    made = calendly.post("scheduling_links", body)

    assert made.status_code == 201
    assert made.json()["resource"]["booking_url"].startswith("https://calendly.com/d/")
    assert calendly.post("scheduling_links", body | {"max_event_count": 2}).status_code == 400
    assert calendly.post("scheduling_links", body | {"owner": MARA}).status_code == 400


def test_a_no_show_is_marked_once_and_after_the_event(calendly):
    calendly.connect()
    coming = INVITEE.replace("0001", "0002")

    answers = [calendly.post("invitee_no_shows", {"invitee": INVITEE}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [201, 409]
    assert calendly.post("invitee_no_shows", {"invitee": coming}).status_code == 400
    assert calendly.post("invitee_no_shows", {"invitee": "IN0000000000000001"}).status_code == 400
