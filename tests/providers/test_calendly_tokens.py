"""The life of a connection with Calendly, and calls over our API with the sandbox playing it."""

from integrations.models import Integration, Token
from tests.providers.connected import asked

TOKEN, REVOKE = "/oauth/token", "/oauth/revoke"
API = "https://api.calendly.com"
TOUR, EVENT = "ET0000000000000001", "EV0000000000000002"
DAY = {"start_time": "2030-03-05T00:00:00Z", "end_time": "2030-03-06T00:00:00Z"}
SOMEBODY = {"name": "Lena Dahl", "email": "lena@fjord.example", "timezone": "Europe/Oslo"}


def connected(caller, **order):
    assert caller.connect("calendly", **order)["status"] == "success"
    return caller


def test_connecting_keeps_who_it_is_and_leaves_webhooks_out(caller):
    connected(caller)

    row = Integration.objects.get()
    assert (row.provider_user_id, row.provider_user_name, row.provider_user_email) == (
        f"{API}/users/US0000000000000001",
        "Mara Lindqvist",
        "mara@northwind.example",
    )
    assert row.provider_data == {
        "user_uri": f"{API}/users/US0000000000000001",
        "organization_uri": f"{API}/organizations/OR0000000000000001",
    }
    assert [each["service_name"] for each in caller.integrations()[0]["enabled_services"]] == [
        "calendly.manage",
        "calendly.read",
    ]


def test_who_points_elsewhere_is_not_connected(caller, sandbox):
    body = {
        "resource": {
            "uri": "https://evil.example/users/US1",
            "name": "Mara",
            "current_organization": f"{API}/organizations/OR1",
        }
    }
    sandbox.control("failures", provider="calendly", path="/users/me", status=200, body=body)

    assert caller.connect("calendly") == {"error": "provider_error"}
    assert caller.integrations() == []
    assert asked(sandbox, "calendly", REVOKE) == 2


def test_a_refresh_token_is_replaced_by_each_refresh(caller, sandbox):
    # promise 37
    connected(caller)
    seen = [Token.objects.get().refresh_token]
    for _ in range(2):
        sandbox.control("expire", provider="calendly", kind="access")
        assert caller.get("calendly/me").status_code == 200
        seen.append(Token.objects.get().refresh_token)

    assert len(set(seen)) == 3
    assert asked(sandbox, "calendly", TOKEN) == 3


def test_a_dead_refresh_token_ends_the_connection(caller, sandbox):
    # promise 48
    connected(caller)
    sandbox.control("revoke", provider="calendly")

    response = caller.get("calendly/me")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert caller.integrations()[0]["status"] == "expired"


def test_a_wrong_client_does_not(caller, sandbox):
    connected(caller)
    sandbox.control("expire", provider="calendly", kind="access")
    body = {"error": "invalid_client", "error_description": "Client authentication failed"}
    sandbox.control("failures", provider="calendly", path=TOKEN, status=401, body=body)

    assert caller.get("calendly/me").status_code != 200
    assert caller.integrations()[0]["status"] == "active"


def test_disconnecting_takes_both_tokens_back_with_the_client_in_the_body(caller, sandbox):
    connected(caller)

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/calendly")

    sent = sandbox.requests(provider="calendly", path=REVOKE)["requests"]
    assert [request["status"] for request in sent] == [200, 200]


def test_to_write_is_to_read_as_well(caller):
    scopes = ["users:read", "event_types:read", "availability:read", "organizations:read"]
    connected(caller, scopes=[*scopes, "scheduled_events:write", "scheduling_links:write"])

    assert caller.get("calendly/events").status_code == 200


def test_a_permission_that_was_not_asked_for_is_refused_without_a_call(caller, sandbox):
    connected(caller, scopes=["calendly.read"])

    response = caller.post(f"calendly/events/{EVENT}/cancellation")

    assert response.status_code == 403
    assert asked(sandbox, "calendly", "/scheduled_events") == 0


def test_an_event_is_booked_at_a_free_time_and_listed(caller):
    connected(caller)
    path = f"calendly/event-types/{TOUR}/available-times"
    first = caller.get(path, **DAY).json()["data"]["available_times"][0]["start_time"]

    booked = caller.post(
        "calendly/invitees", event_type=TOUR, start_time=first, invitee=SOMEBODY
    ).json()["data"]["resource"]
    left = caller.get(path, **DAY).json()["data"]["available_times"]
    event = caller.get("calendly/events", min_start_time="2030-01-01T00:00:00Z").json()["data"]

    assert first not in [slot["start_time"] for slot in left]
    assert [one["uri"] for one in event["scheduled_events"]] == [booked["event"]]
    uuid = booked["event"].rpartition("/")[2]
    [invitee] = caller.get(f"calendly/events/{uuid}/invitees").json()["data"]["invitees"]
    assert invitee["email"] == "lena@fjord.example"


def test_an_event_is_cancelled_once(caller):
    connected(caller)

    done = caller.post(f"calendly/events/{EVENT}/cancellation", reason="Rain")
    again = caller.post(f"calendly/events/{EVENT}/cancellation")

    assert done.json()["data"]["resource"]["reason"] == "Rain"
    assert again.status_code == 403
    shown = caller.get(f"calendly/events/{EVENT}").json()["data"]["resource"]
    assert (shown["status"], shown["cancellation"]["reason"]) == ("canceled", "Rain")


def test_events_are_paged_to_their_end(caller):
    connected(caller)
    seen, cursor = [], ""
    while cursor is not None:
        more = {"cursor": cursor} if cursor else {}
        body = caller.get("calendly/events", limit=2, **more).json()
        seen += [event["uri"] for event in body["data"]["scheduled_events"]]
        cursor = body["next_cursor"]

    whole = caller.get("calendly/events", limit=100).json()["data"]["scheduled_events"]
    assert len(seen) == len(set(seen)) == 6
    assert seen == [event["uri"] for event in whole]


def test_a_limit_tells_when_it_ends(caller, sandbox):
    connected(caller)
    sandbox.control(
        "failures",
        provider="calendly",
        path="/users/me",
        status=429,
        body={"title": "Too Many Requests", "message": "Slow down."},
        headers={"X-RateLimit-Reset": "42"},
        times=9,
    )

    response = caller.get("calendly/me")

    assert response.status_code == 429
    assert 41 <= response.json()["retry_after"] <= 42
