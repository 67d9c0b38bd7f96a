"""Wrong keys: cheap to refuse, counted by address, refused before anything is read."""

import time

import pytest
import time_machine
from django.test import RequestFactory

from accounts import wrong_keys
from accounts.address_limits import address_of
from accounts.keys import new_key
from tests.conftest import Api

ACCOUNTS = "/api/v1/accounts"


@pytest.fixture(autouse=True)
def _within_one_minute():
    """Windows turn by the wall clock; a hundred guesses must not fall on both sides of a turn."""
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False):
        yield


class Clock:
    """Stands in for the time module of one other module."""

    def __init__(self, now):
        self.monotonic = lambda: now


def from_address(address):
    return RequestFactory(REMOTE_ADDR=address).get("/")


def guess(times, path=ACCOUNTS):
    return [Api(new_key().text).get(path).status_code for _ in range(times)]


# promise 66
@pytest.mark.django_db
@pytest.mark.parametrize("path", [ACCOUNTS, "/api/v1/github/repos"])
def test_the_hundred_and_second_guess_reads_nothing(path, django_assert_num_queries):
    assert set(guess(101, path)) == {401}

    with django_assert_num_queries(0):
        assert guess(3, path) == [429, 429, 429]


# promise 66
@pytest.mark.django_db
def test_a_guess_that_could_be_a_key_costs_one_indexed_read(django_assert_num_queries):
    with django_assert_num_queries(1) as read:
        guess(1)

    assert "WHERE" in read[0]["sql"]
    assert '"digest"' in read[0]["sql"]


# promise 63
@pytest.mark.django_db
def test_a_typo_is_not_even_counted(api, django_assert_num_queries):
    typo = api.key[:-1] + ("a" if api.key[-1] != "a" else "b")

    with django_assert_num_queries(0):
        answers = {Api(typo).get(ACCOUNTS).status_code for _ in range(120)}

    assert answers == {401}


@pytest.mark.django_db
def test_the_right_key_from_a_blocked_address_waits_as_well(api):
    guess(101)

    response = api.get(ACCOUNTS)

    assert response.status_code == 429
    assert 1 <= int(response["Retry-After"]) <= 60
    assert response.json()["details"]["limit"] == "wrong_keys"


@pytest.mark.django_db
def test_a_minute_later_the_address_is_forgiven(api, monkeypatch):
    now = time.monotonic()
    guess(101)

    monkeypatch.setattr(wrong_keys, "time", Clock(now + 61))

    assert api.get(ACCOUNTS).status_code == 200


def test_an_ipv6_network_counts_as_one_address():
    one, other = from_address("2001:db8:1:2::1"), from_address("2001:db8:1:2:ffff::9")
    elsewhere = from_address("2001:db8:1:3::1")

    assert address_of(one) == address_of(other) == "2001:db8:1:2::/64"
    assert address_of(elsewhere) != address_of(one)


def test_ipv4_inside_ipv6_counts_as_ipv4():
    assert address_of(from_address("::ffff:10.1.1.1")) == "10.1.1.1"


def test_addresses_whose_time_is_over_are_forgotten(monkeypatch):
    now = time.monotonic()
    for number in range(50):
        wrong_keys.block(f"10.0.0.{number}", 60)

    monkeypatch.setattr(wrong_keys, "time", Clock(now + 61))
    wrong_keys.block("10.9.9.9", 60)

    assert set(wrong_keys._blocked) == {"10.9.9.9"}
