"""The life of a connection with X."""

import time

from integrations.models import Integration
from tests.providers.connected import asked
from tests.providers.test_examples import permissions_of

TOKEN, REVOKE = "/2/oauth2/token", "/2/oauth2/revoke"
EVERYTHING = permissions_of("twitter")


def connected(caller, **order):
    assert caller.connect("twitter", **order)["status"] == "success"
    return caller


def test_connecting_keeps_who_it_is(caller):
    connected(caller)

    row = Integration.objects.get()
    assert (row.provider_user_id, row.provider_user_name) == (
        "1500000000000000001",
        "mara_northwind",
    )
    assert row.provider_data == {"own_id": "1500000000000000001", "username": "mara_northwind"}
    assert [each["service_name"] for each in caller.integrations()[0]["enabled_services"]] == (
        EVERYTHING
    )


def test_who_cannot_be_named_is_not_connected(caller, sandbox):
    body = {"title": "Service Unavailable"}
    sandbox.control("failures", provider="twitter", path="/2/users/me", status=503, body=body)

    assert caller.connect("twitter") == {"error": "provider_error"}
    assert caller.integrations() == []
    assert asked(sandbox, "twitter", REVOKE) == 2


def test_a_dead_refresh_token_ends_the_connection(caller, sandbox):
    # promise 48
    connected(caller)
    sandbox.control("revoke", provider="twitter")

    response = caller.get("twitter/me")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert caller.integrations()[0]["status"] == "expired"


def test_a_mere_invalid_request_does_not(caller, sandbox):
    connected(caller)
    sandbox.control("expire", provider="twitter", kind="access")
    body = {"error": "invalid_request", "error_description": "Missing required parameter [x]."}
    sandbox.control("failures", provider="twitter", path=TOKEN, status=400, body=body)

    assert caller.get("twitter/me").status_code != 200
    assert caller.integrations()[0]["status"] == "active"


def test_disconnecting_takes_both_tokens_back(caller, sandbox):
    connected(caller)

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/twitter")

    sent = sandbox.requests(provider="twitter", path=REVOKE)["requests"]
    assert [request["status"] for request in sent] == [200, 200]


def test_what_is_not_there_is_a_404_though_x_says_200(caller):
    connected(caller)

    response = caller.get("twitter/tweets/1850000000000009999")

    assert response.status_code == 404
    assert response.json()["details"]["status"] == 200
    assert response.json()["details"]["source"] == "provider"


def test_a_permission_that_was_not_asked_for_is_refused_without_a_call(caller, sandbox):
    connected(caller, scopes=["twitter.read"])

    response = caller.post("twitter/tweets", text="Hello")

    assert response.status_code == 403
    assert asked(sandbox, "twitter", "/2/tweets") == 0


def test_posts_are_published_listed_and_deleted(caller):
    connected(caller)

    made = caller.post("twitter/tweets", text="Grüße ☕").json()["data"]["data"]
    [newest, *_] = caller.get("twitter/tweets").json()["data"]["tweets"]
    gone = caller.client.delete(
        f"/api/v1/twitter/tweets/{made['id']}", headers={"X-Account-Id": "user-1"}
    )

    assert (newest["id"], newest["text"]) == (made["id"], "Grüße ☕")
    assert newest["author_username"] == "mara_northwind"
    assert gone.json()["data"] == {"data": {"deleted": True}}
    assert caller.get(f"twitter/tweets/{made['id']}").status_code == 404


def test_a_timeline_is_paged_to_its_end(caller):
    connected(caller)
    seen, cursor = [], ""
    while cursor is not None:
        body = caller.get("twitter/me/timeline", limit=4, **({"cursor": cursor} if cursor else {}))
        seen += [tweet["id"] for tweet in body.json()["data"]["tweets"]]
        cursor = body.json()["next_cursor"]

    whole = caller.get("twitter/me/timeline", limit=100).json()["data"]["tweets"]
    assert len(seen) > 8
    assert seen == [tweet["id"] for tweet in whole]


def test_a_limit_tells_when_it_ends(caller, sandbox):
    connected(caller)
    headers = {"x-rate-limit-remaining": "0", "x-rate-limit-reset": str(int(time.time()) + 600)}
    sandbox.control(
        "failures", provider="twitter", path="/2/users/me", status=429, headers=headers, times=9
    )

    response = caller.get("twitter/me")

    assert response.status_code == 429
    assert 590 < response.json()["retry_after"] <= 600
