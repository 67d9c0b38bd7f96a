"""Test keys reach nothing live, live keys nothing of test mode, on every route there is: promise 71."""

import pytest

from billing.models import UsageRecord
from billing.usage.folding import fold_all
from tests.contract.shapes import ACCOUNTS
from tests.routes import json_routes
from tests.security.modes import billed, id_for, make_mode, rows_of
from tests.security.test_tenancy import BODIES

NAMED = "X-Account-Id"


@pytest.fixture
def modes(partner, settings):
    """Return the two modes of a partner whose minute is long enough for every route."""
    settings.SANDBOX_ON = True
    plan = partner.subscription.plan
    plan.per_minute = 10_000
    plan.save()
    return {live: make_mode(partner, live) for live in (True, False)}


def walked(by, of):
    """Yield the answer to every route and method there is, asked by one mode for the rows of one."""
    for route in json_routes():
        path = route.path(pk=id_for(route.pattern, of), session_id=of.ids["session"])
        for method in route.methods:
            body = BODIES.get(f"{method} {route.pattern}", {}) if method != "GET" else None
            yield f"{method} {route.pattern}", by.api.send(method, path, body)


# promise 71
@pytest.mark.parametrize("live", [True, False], ids=["a live key", "a test key"])
def test_no_route_shows_or_changes_anything_of_the_other_mode(modes, live, monkeypatch):
    mine, theirs = modes[live], modes[not live]
    before, money = rows_of(not live), billed(modes[True].api.key)

    for name, response in walked(mine, theirs):
        assert theirs.mark not in response.content.decode(), name
        if "<str:pk>" in name:
            assert response.status_code == 404, name

    assert rows_of(not live) == before
    if not live:
        assert billed(modes[True].api.key) == money


# promise 71: exactly what is said of an id that nobody has
@pytest.mark.parametrize("live", [True, False], ids=["a live key", "a test key"])
def test_no_route_acts_for_an_account_of_the_other_mode(modes, live):
    mine, theirs = modes[live], modes[not live]
    mine.api.account, before = theirs.account.external_id, rows_of(not live)
    refused = []

    for name, response in walked(mine, theirs):
        told = response.content.decode().replace(theirs.account.external_id, "")
        assert theirs.mark not in told, name
        if "ACCOUNT_NOT_FOUND" in told:
            refused.append(name)

    assert len(refused) > 70
    assert rows_of(not live) == before


@pytest.mark.parametrize("live", [True, False], ids=["a live key", "a test key"])
def test_each_mode_sees_its_own(modes, live):
    mine = modes[live]

    shown = [
        path
        for path in (
            ACCOUNTS,
            f"{ACCOUNTS}/{mine.ids['accounts']}",
            f"{ACCOUNTS}/{mine.ids['accounts']}/integrations",
            "/api/v1/inbox",
            f"/api/v1/inbox/{mine.ids['inbox']}",
            "/api/v1/webhook-endpoints",
            f"/api/v1/webhook-endpoints/{mine.ids['webhook-endpoints']}",
        )
        if mine.mark in mine.api.get(path).content.decode()
    ]

    assert len(shown) == 7
    assert mine.api.get(ACCOUNTS).json()["data"]["total"] == 1
    assert mine.api.get(f"/api/v1/webhook-deliveries/{mine.ids['webhook-deliveries']}").json()["ok"]


# promise 71
def test_the_same_name_is_another_person_in_each_mode(modes):
    names = {live: {"external_id": "same"} for live in modes}

    made = {live: modes[live].api.post_json(ACCOUNTS, names[live]).json() for live in modes}
    again = modes[False].api.post_json(ACCOUNTS, names[False])

    assert made[True]["data"]["id"] != made[False]["data"]["id"]
    assert again.status_code == 409
    for live, mode in modes.items():
        found = mode.api.get(ACCOUNTS, {"external_id": "same"}).json()["data"]["accounts"]
        assert [each["id"] for each in found] == [made[live]["data"]["id"]]


# promise 71
def test_test_calls_are_recorded_apart_and_count_for_nothing(modes, partner):
    test, live = modes[False].api, modes[True].api
    money = billed(live.key)

    answered = test.get(ACCOUNTS)
    fold_all()

    assert answered.status_code == 200
    assert UsageRecord.objects.get().counted is False
    assert answered["X-RateLimit-Limit"] == answered["X-RateLimit-Remaining"] == "-1"
    assert answered["X-RateLimit-Minute-Remaining"] == "9999"
    assert billed(live.key) == money
    records = {
        key: key.get("/api/v1/usage/records").json()["data"]["records"] for key in (test, live)
    }
    assert [each["route"] for each in records[test]] == ["/api/v1/accounts"]
    assert records[live] == []
    assert test.get("/api/v1/usage").json()["data"]["totals"]["calls"] == 2
    assert test.get("/api/v1/usage").json()["data"]["period"]["used"] == 0
    assert live.get("/api/v1/usage").json()["data"]["totals"]["calls"] == 1


# promise 71
def test_each_mode_has_a_minute_of_its_own(modes, partner):
    plan = partner.subscription.plan
    plan.per_minute = 1
    plan.save()

    answers = [modes[live].api.get(ACCOUNTS).status_code for live in (False, False, True, True)]

    assert answers == [200, 429, 200, 429]


# promise 71
def test_an_idempotency_key_of_one_mode_says_nothing_in_the_other(modes):
    once = {"HTTP_IDEMPOTENCY_KEY": "order-1042"}

    first = modes[True].api.post_json(ACCOUNTS, {"external_id": "u"}, **once)
    other = modes[False].api.post_json(ACCOUNTS, {"external_id": "v"}, **once)

    assert (first.status_code, other.status_code) == (200, 200)
    assert "Idempotent-Replayed" not in other


def test_without_a_sandbox_a_test_key_is_told_which_setting(modes, settings):
    settings.SANDBOX_ON = False

    response = modes[False].api.get(ACCOUNTS)

    said = response.json()
    assert (response.status_code, said["error_code"]) == (403, "PERMISSION_DENIED")
    assert "PROVIDER_SANDBOX" in said["error"]
    assert modes[True].api.get(ACCOUNTS).status_code == 200
