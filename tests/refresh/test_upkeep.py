"""Connections that nobody calls are refreshed before their grant dies of disuse."""

import threading
import time
from datetime import timedelta

import pytest
from django.utils import timezone

from integrations import oauth, upkeep
from integrations.upkeep import DEFAULT_IDLE, refresh_idle
from providers.registry import providers
from tests.factories import make_account
from tests.refresh.connection import Connection

pytestmark = pytest.mark.django_db(transaction=True)
WEEK, HALF_A_YEAR = DEFAULT_IDLE, timedelta(days=91)


def idle(connection, since):
    return connection.age(seconds=(since + timedelta(minutes=1)).total_seconds())


# promise 46: half of Google's six months; a week where no limit is stated
def test_only_what_was_long_idle_is_refreshed(connect):
    google, github, slack = connect("google"), connect("github"), connect("slack")
    google.age(seconds=60)  # all three share the account
    idle(github, WEEK)

    refreshed = refresh_idle()

    assert refreshed == 2
    assert (google.refreshes(), github.refreshes(), slack.refreshes()) == (0, 1, 1)


# promise 46
def test_a_provider_with_a_stated_limit_is_refreshed_at_half_of_it(google):
    idle(google, HALF_A_YEAR)

    assert (refresh_idle(), google.refreshes()) == (1, 1)
    assert google.token().obtained_at > timezone.now() - timedelta(minutes=1)
    assert (refresh_idle(), google.refreshes()) == (0, 1)


# promise 48
def test_tokens_without_an_end_are_left_alone(connect):
    github = connect("github", expiring_tokens=False)
    github.tokens().update(obtained_at=timezone.now() - timedelta(days=900))

    assert (refresh_idle(), github.refreshes()) == (0, 0)


# promise 46
def test_one_dead_provider_delays_nobody_else(connect, monkeypatch):
    monkeypatch.setattr(oauth, "TIMEOUT", (0.5, 1.5))
    idle(connect("github"), HALF_A_YEAR)
    google = idle(connect("google"), HALF_A_YEAR)
    google.fail(delay=1.0)
    finished = {}
    original = oauth.refresh

    def refresh(provider, *given):
        grant = original(provider, *given)
        finished[provider.slug] = time.monotonic()
        return grant

    monkeypatch.setattr(oauth, "refresh", refresh)
    began = time.monotonic()

    assert refresh_idle() == 2

    assert finished["github"] - began < 0.9 < finished["google"] - began


# promise 46: with fewer threads than providers some would wait for those that hang
def test_all_providers_are_worked_on_side_by_side(monkeypatch):
    together = threading.Barrier(len(providers()))
    monkeypatch.setattr(upkeep, "refresh_idle_of", lambda provider: together.wait(5) >= 0)

    assert refresh_idle() == len(providers())


# promise 46
def test_a_run_takes_those_that_waited_longest_and_leaves_the_rest_to_the_next(
    google, partner, sandbox, monkeypatch
):
    other = Connection(google.api, make_account(partner, "user-2"), sandbox, "google").connect()
    idle(google, HALF_A_YEAR)
    idle(other, HALF_A_YEAR * 1.5)
    monkeypatch.setattr(upkeep, "BATCH", 1)

    assert refresh_idle() == 1
    assert (google.token().version, other.token().version) == (1, 2)
    assert refresh_idle() == 1
    assert google.token().version == 2


# promise 46
def test_a_provider_gets_so_much_time_of_a_run_and_no_more(google, monkeypatch):
    idle(google, HALF_A_YEAR)
    monkeypatch.setattr(upkeep, "BUDGET", -1.0)

    assert refresh_idle() == 0
    assert google.token().version == 1


# promise 46
def test_one_broken_row_does_not_stop_the_others_of_its_provider(google, partner, sandbox):
    other = Connection(google.api, make_account(partner, "user-2"), sandbox, "google").connect()
    idle(google, HALF_A_YEAR * 2)
    idle(other, HALF_A_YEAR)
    google.tokens().update(refresh_sealed="v1:lost:AAAA")

    assert refresh_idle() == 1
    assert other.token().version == 2
    assert google.integration().status == "active"
