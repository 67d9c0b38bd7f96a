"""Who may refresh, who waits, and what a holder who comes too late may do."""

import time

import pytest

from integrations import lease, oauth, tokens
from integrations.adopting import adopt_left_over
from tests.contract.shapes import explained

pytestmark = pytest.mark.django_db


@pytest.fixture
def paused(monkeypatch):
    """Let the next refresh pause after the provider's answer until its lease is over and others went on."""

    def pause(connection, meanwhile):
        ask = oauth.refresh

        def refresh(*given):
            grant = ask(*given)
            monkeypatch.setattr(oauth, "refresh", ask)
            connection.end_lease()
            meanwhile()
            return grant

        monkeypatch.setattr(oauth, "refresh", refresh)

    return pause


# promise 34
def test_a_holder_paused_past_its_lease_cannot_write(google, paused):
    google.expire()
    written = []
    paused(google, lambda: written.append((google.call().status_code, google.token().access_token)))

    answer = google.call()

    token = google.token()
    assert (answer.status_code, written) == (200, [(200, token.access_token)])
    assert (token.version, google.refreshes()) == (2, 2)


# promise 36: the other one was refused, because the refresh token was spent by the one who paused
def test_what_a_paused_holder_brings_is_not_lost_when_nobody_has_better(connect, paused):
    google = connect("google", rotate_refresh_tokens=True).expire()
    others = []
    paused(google, lambda: others.append(google.call().status_code))

    late = google.call()

    assert (others, late.status_code) == ([401], 503)
    assert adopt_left_over() == 1
    assert google.call().status_code == 200
    assert google.events() == ["integration.expired", "integration.recovered"]


# promise 34: between taking the lease and asking, a process may be stopped for as long as it likes
def test_a_holder_whose_lease_may_end_during_the_request_does_not_ask(google, monkeypatch):
    monkeypatch.setattr(lease, "SECONDS", oauth.LONGEST)
    google.expire()

    answer = google.call()

    assert (answer.status_code, google.refreshes()) == (503, 0)
    assert answer.json()["error_code"] == "PROVIDER_UNAVAILABLE"


# promise 34
def test_the_lease_outlives_the_longest_token_request():
    assert sum(oauth.TIMEOUT) + oauth.BODY_SECONDS + 5 < lease.SECONDS


def test_callers_of_an_expired_token_wait_for_the_holder_and_then_say_when_to_come_back(
    google, monkeypatch
):
    assert tokens.WAIT_SECONDS == 5.0
    monkeypatch.setattr(tokens, "WAIT_SECONDS", 0.1)
    google.expire().hold_lease()

    answer = google.call()

    assert answer.status_code == 503
    assert answer.json()["details"] == explained(
        "PROVIDER_UNAVAILABLE", provider="google", retry_after=2, stage="refresh"
    )
    assert google.refreshes() == 0


def test_callers_of_a_token_that_still_works_wait_for_nobody(google):
    google.age(seconds=3400)
    google.hold_lease()

    began = time.monotonic()
    answer = google.call()

    assert answer.status_code == 200
    assert time.monotonic() - began < tokens.WAIT_SECONDS / 2
    assert google.refreshes() == 0
