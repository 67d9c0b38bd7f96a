"""What is remembered of a provider's rate limit, with whom, and for how long."""

from dataclasses import replace

import pytest
from django.db import DatabaseError

from config.api.errors import RateLimited
from integrations import holds
from integrations.models import Integration
from providers.registry import Offer, tools
from providers.spec import Failure
from tests.factories import make_account, make_integration, make_partner

pytestmark = pytest.mark.django_db

NOW = 1_800_000_000.0
WIDE, NARROW = Failure(Failure.RATE), Failure(Failure.RATE, hold=Failure.TOOL)


@pytest.fixture
def clock(monkeypatch):
    class Clock:
        now = NOW

        def time(self):
            return self.now

    clock = Clock()
    monkeypatch.setattr(holds, "time", clock)
    return clock


@pytest.fixture
def mara(account, clock):
    return make_integration(account, "slack", provider_user_id="U1")


def offer(name="slack_list_channels"):
    return tools()[name]


def left(integration, tool="slack_list_channels"):
    """Return how long a tool is held back for an integration, None if it is not."""
    integration.refresh_from_db()
    try:
        holds.check(integration, offer(tool))
    except RateLimited as exc:
        return exc.retry_after
    return None


# promise 92
def test_a_limit_of_the_account_holds_back_every_tool_until_it_is_over(mara, clock):
    holds.hold_back(mara, offer(), WIDE, 30)

    assert (left(mara), left(mara, "slack_list_users")) == (30, 30)
    clock.now += 29.5
    assert left(mara) == 1
    clock.now += 0.5
    assert left(mara) is None


# promise 92
def test_a_limit_of_one_method_holds_back_one_tool(mara):
    holds.hold_back(mara, offer(), NARROW, 30)

    assert (left(mara), left(mara, "slack_list_users")) == (30, None)


def test_of_two_holds_the_longer_one_is_told(mara):
    holds.hold_back(mara, offer(), NARROW, 30)
    holds.hold_back(mara, offer(), WIDE, 10)

    assert (left(mara), left(mara, "slack_list_users")) == (30, 10)


# promise 92
def test_every_connection_of_the_person_is_held_back(mara, clock):
    same = make_integration(make_account(make_partner(), "theirs"), "slack", provider_user_id="U1")
    other = make_integration(make_account(make_partner(), "tomas"), "slack", provider_user_id="U2")
    elsewhere = make_integration(mara.account, "github", provider_user_id="U1")

    holds.hold_back(mara, offer(), WIDE, 30)

    assert (left(mara), left(same)) == (30, 30)
    assert left(other) is None
    assert left(elsewhere, "github_list_repos") is None


def test_who_was_never_told_apart_shares_with_nobody(account, clock):
    unknown = make_integration(account, "slack")
    another = make_integration(make_account(make_partner(), "another"), "slack")

    holds.hold_back(unknown, offer(), WIDE, 30)

    assert (left(unknown), left(another)) == (30, None)


def test_whoever_connects_in_the_persons_place_is_not_held_back(mara):
    holds.hold_back(mara, offer(), WIDE, 30)

    Integration.objects.update(provider_user_id="U2")

    assert left(mara) is None
    holds.hold_back(mara, offer(), WIDE, 5)
    assert left(mara) == 5


# promise 92
def test_a_long_wait_is_told_truly_and_believed_for_a_quarter_of_an_hour(mara, clock):
    holds.hold_back(mara, offer(), WIDE, 7200)

    assert left(mara) == 7200
    clock.now += 899
    assert left(mara) == 7200 - 899
    clock.now += 1
    assert left(mara) is None


def test_a_clock_that_went_wrong_locks_nobody_out(mara, clock):
    clock.now += 1_000_000
    holds.hold_back(mara, offer(), WIDE, 30)

    clock.now = NOW

    assert left(mara) is None


def test_a_clock_that_is_a_little_behind_still_holds_back(mara, clock):
    clock.now += 2
    holds.hold_back(mara, offer(), WIDE, 900)

    clock.now = NOW

    assert left(mara) == 902


def test_the_later_end_counts_whoever_writes_last(mara):
    holds.hold_back(mara, offer(), WIDE, 60)
    holds.hold_back(mara, offer(), WIDE, 5)

    assert left(mara) == 60


def test_holds_that_are_over_are_dropped(mara, clock):
    holds.hold_back(mara, offer(), NARROW, 5)
    clock.now += 6

    holds.hold_back(mara, offer("slack_list_users"), NARROW, 5)

    mara.refresh_from_db()
    assert list(mara.holds) == ["slack_list_users"]


def test_a_limit_of_the_apps_own_token_leaves_the_persons_calls_alone(mara, clock):
    found = offer()
    as_app = Offer(found.provider, found.service, replace(found.tool, as_app=True))

    holds.hold_back(mara, as_app, WIDE, 30)
    mara.refresh_from_db()

    with pytest.raises(RateLimited):
        holds.check(mara, as_app)
    assert left(mara, "slack_list_users") is None


def test_a_hold_that_cannot_be_written_fails_nothing(mara, monkeypatch, caplog):
    def away(*args, **kwargs):
        raise DatabaseError("locked")

    monkeypatch.setattr(Integration.objects, "bulk_update", away)

    holds.hold_back(mara, offer(), WIDE, 30)

    assert "hold not written" in caplog.text
    assert left(mara) is None


def test_what_else_is_known_of_the_integration_stays(mara):
    Integration.objects.update(status="expired", provider_data={"team": "T1"})

    holds.hold_back(mara, offer(), WIDE, 30)

    mara.refresh_from_db()
    assert (mara.status, mara.provider_data) == ("expired", {"team": "T1"})
