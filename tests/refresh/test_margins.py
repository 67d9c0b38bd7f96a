"""When a token is refreshed: a margin before its end, never before half of its life, whatever the clocks say."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from integrations.models import Token
from providers.registry import providers

pytestmark = pytest.mark.django_db


# promise 44: Google's tokens live an hour, the margin is five minutes
@pytest.mark.parametrize(("age", "refreshes"), [(3200, 0), (3310, 1), (3590, 1)])
def test_a_token_is_refreshed_within_the_margin(google, age, refreshes):
    google.age(seconds=age)

    assert google.call().status_code == 200
    assert google.refreshes() == refreshes


# promise 44: five minutes are more than half of a minute
@pytest.mark.parametrize(("age", "refreshes"), [(20, 0), (35, 1)])
def test_a_short_lived_token_is_used_for_half_of_its_life(connect, age, refreshes):
    google = connect("google", access_token_lifetime=60).age(seconds=age)

    assert google.call().status_code == 200
    assert google.refreshes() == refreshes


# promise 44
@pytest.mark.parametrize("lifetime", [30, 600, 3600, 86_400])
@pytest.mark.parametrize("provider", providers().values(), ids=lambda provider: provider.slug)
def test_every_provider_is_refreshed_ahead_but_never_in_the_first_half(provider, lifetime):
    margin, now = provider.oauth.refresh_margin, timezone.now()
    token = Token(obtained_at=now, expires_at=now + timedelta(seconds=lifetime))

    due = now + timedelta(seconds=lifetime - min(margin, lifetime / 2))

    assert margin > 0
    assert not token.is_due(due - timedelta(seconds=1), margin)
    assert token.is_due(due, margin)


# promise 45: the next host's clock is five minutes off, in either direction
@pytest.mark.parametrize("skew", [-300, 300])
def test_hosts_whose_clocks_differ_do_not_refresh_in_turns(google, skew):
    google.expire()
    here = google.call().status_code

    for _ in range(3):
        with time_machine.travel(timezone.now() + timedelta(seconds=skew)):
            assert google.call().status_code == 200
        assert google.call().status_code == here == 200

    assert google.refreshes() == 1


# promise 45: by a clock that is five minutes behind, the token would live five minutes too long
def test_a_host_that_is_behind_does_not_use_an_expired_token(google):
    google.expire()
    google.tokens().update(
        expires_at=timezone.now(), obtained_at=timezone.now() - timedelta(hours=1)
    )

    with time_machine.travel(timezone.now() - timedelta(seconds=299)):
        answer = google.call()

    called = google.sandbox.requests(provider="google", path="/calendar")["requests"]
    assert answer.status_code == 200
    assert [request["status"] for request in called] == [200]
    assert google.refreshes() == 1


# promise 45: how long a token endpoint rests is judged by the database's clock
@pytest.mark.parametrize("skew", [-300, 300])
def test_a_host_whose_clock_differs_does_not_make_a_rest_longer_or_shorter(google, skew):
    google.expire().fail(status=503, body={}, headers={"Retry-After": "60"})

    with time_machine.travel(timezone.now() + timedelta(seconds=skew)):
        google.call()
        there = google.call().json()["details"]["retry_after"]
    here = google.call().json()["details"]["retry_after"]

    assert 55 <= here <= there <= 76
    assert google.refreshes() == 1
