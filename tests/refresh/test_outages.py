"""A token endpoint that is slow, away or talks nonsense never costs a connection."""

import time

import pytest

from config.deadline import watchdog
from integrations import oauth

pytestmark = pytest.mark.django_db

OUTAGES = {
    "closed": {"close": True},
    "429": {"status": 429, "body": {"error": "slow_down"}},
    "500": {"status": 500, "body": {"error": "invalid_grant"}},
    "503 html": {"status": 503, "body": "<h1>Maintenance</h1>"},
    "400 html": {"status": 400, "body": "<h1>Bad request</h1>"},
    "400 temporary": {"status": 400, "body": {"error": "temporarily_unavailable"}},
    "redirect": {"status": 302, "body": "", "headers": {"Location": "https://evil.example/"}},
    "garbage": {"status": 200, "body": "no json"},
    "no object": {"status": 200, "body": []},
    "no token": {"status": 200, "body": {"token_type": "bearer"}},
    "a number": {"status": 200, "body": {"access_token": 7, "expires_in": 3600}},
    "a line break": {"status": 200, "body": {"access_token": "a\r\nX-Evil: 1"}},
    "half a letter": {"status": 200, "body": {"access_token": "a\ud800"}},
    "a strange error": {"status": 200, "body": {"error": {"code": 500}}},
    "endless wait": {"status": 503, "headers": {"Retry-After": "inf"}},
}


# promise 41
@pytest.mark.parametrize("outage", OUTAGES.values(), ids=OUTAGES)
def test_an_outage_is_told_and_changes_no_status(google, outage):
    google.expire().fail(**outage)

    away, resting = google.call(), google.call()
    google.rested()

    assert [away.status_code, resting.status_code] == [503, 503]
    assert away.json()["error_code"] == resting.json()["error_code"] == "PROVIDER_UNAVAILABLE"
    assert away.json()["details"]["retry_after"] >= 1
    assert google.refreshes() == 1
    assert google.token().status == google.integration().status == "active"
    assert google.call().status_code == 200
    assert google.events() == []


# promise 41
@pytest.mark.parametrize("slug", ["github", "slack"])
def test_strange_answers_are_outages_at_other_providers_too(connect, slug):
    connection = connect(slug).expire()
    strange = ("surprise", {"authed_user": "x", "ok": True}, {"error": 5}, {"access_token": ["a"]})
    for body in strange:
        connection.fail(status=200, body=body)
        connection.rested()
        assert connection.call().status_code == 503
    connection.rested()

    assert connection.call().status_code == 200
    assert connection.token().version == 2


# promise 41
def test_an_answer_that_takes_too_long_is_an_outage(google, monkeypatch):
    monkeypatch.setattr(oauth, "TIMEOUT", (0.2, 0.1))
    google.expire().fail(delay=0.2)

    assert google.call().status_code == 503
    assert google.integration().status == "active"


# promise 41
def test_the_provider_decides_how_long_its_rest_is(google):
    google.expire().fail(status=429, body={}, headers={"Retry-After": "120"})
    google.call()

    resting = google.call().json()["details"]["retry_after"]

    assert 110 <= resting <= 150
    assert google.refreshes() == 1


# promise 41
def test_no_provider_may_ask_for_more_than_an_hour(google):
    google.expire().fail(status=503, body={}, headers={"Retry-After": "99999999"})
    google.call()

    assert 3500 <= google.call().json()["details"]["retry_after"] <= 4500


# promise 42
@pytest.mark.parametrize("outage", OUTAGES.values(), ids=OUTAGES)
def test_while_the_token_is_valid_a_failed_refresh_does_not_fail_the_call(google, outage):
    google.age(seconds=3400)
    google.fail(**outage)

    answers = [google.call() for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200] * 3
    assert google.refreshes() == 1


# promise 40, 42: the answer is true of the next call, not of the token in hand
def test_a_refused_early_refresh_lets_its_own_call_pass(google):
    google.age(seconds=3400)
    google.fail(status=400, body={"error": "invalid_grant"})

    assert [google.call().status_code for _ in range(2)] == [200, 401]
    assert google.events() == ["integration.expired"]


# promise 37, 38
def test_without_a_new_refresh_token_the_old_one_stays(google):
    before = google.token().refresh_token
    for _ in range(3):
        google.expire()
        assert google.call().status_code == 200

    assert google.token().refresh_token == before
    assert (google.token().version, google.refreshes()) == (4, 3)


# promise 134
def test_a_process_that_is_told_to_stop_gives_its_lease_back(google, monkeypatch):
    google.expire().fail(delay=4)
    monkeypatch.setattr(watchdog, "closing_at", time.monotonic())

    stopped = google.call()

    assert stopped.json()["error_code"] == "PROVIDER_UNAVAILABLE"
    assert google.token().lease_until is None
    assert google.token().status == "active"
