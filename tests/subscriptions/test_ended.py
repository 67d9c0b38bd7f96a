"""What nobody wants any more is ended at the provider, before the connection ends if that is the reason."""

import time

import pytest

from accounts.models import ConnectedAccount
from config.api.errors import ProviderUnavailable
from inbox.models import Subscription
from inbox.subscriptions import ending
from integrations import account_ending, disconnecting
from integrations.models import Integration
from tests.subscriptions.conftest import make_due, only, see_to_all

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def subscribed(feed, connect, switch):
    """Connect accounts and have the feed asked for."""

    def subscribed(number=1):
        made = [connect(f"user-{each}") for each in range(number)]
        switch(on=True)
        see_to_all()
        return made

    return subscribed


def test_a_feed_that_is_switched_off_is_ended_and_forgotten(subscribed, asked, switch):
    subscribed()

    switch(on=False)
    see_to_all()

    assert asked.ended == ["remote-1"]
    assert not Subscription.objects.exists()


def test_a_permission_that_is_switched_off_ends_it_too(feed, subscribed, asked):
    [integration] = subscribed()

    integration.permissions.filter(permission=feed.permission).update(is_enabled=False)
    see_to_all()

    assert asked.ended == ["remote-1"]
    assert not Subscription.objects.exists()


def test_what_was_never_made_is_forgotten_without_asking(feed, connect, switch, asked):
    def unreachable():
        raise ProviderUnavailable("github")

    connect()
    asked.makes = unreachable
    switch(on=True)
    see_to_all()

    switch(on=False)
    see_to_all()

    assert asked.ended == []
    assert not Subscription.objects.exists()


def test_an_end_that_does_not_succeed_is_tried_again_and_at_last_given_up(
    subscribed, asked, switch
):
    def unreachable():
        raise ProviderUnavailable("github")

    subscribed()
    switch(on=False)
    asked.makes = unreachable
    see_to_all()
    assert only().problem == "github is not reachable right now"

    for _ in range(5):
        make_due()
        see_to_all()

    assert len(asked.ended) == 6
    assert not Subscription.objects.exists()


def test_a_disconnect_ends_it_while_the_token_lives(subscribed, asked):
    [integration] = subscribed()
    alive = []
    asked.makes = lambda: alive.append(integration.tokens.count())

    disconnecting.disconnect(integration)

    assert (asked.ended, alive) == (["remote-1"], [1])
    assert not Integration.objects.exists()


def test_deleting_an_account_ends_it(subscribed, asked):
    [integration] = subscribed()

    account_ending.delete_account(integration.account)

    assert asked.ended == ["remote-1"]
    assert not ConnectedAccount.objects.filter(pk=integration.account_id).exists()


def test_what_a_person_has_but_once_is_ended_with_their_last_connection(
    offer, connect, switch, asked
):
    offer(per_person=True)
    first, second = connect("user-1"), connect("user-2")
    switch(on=True)
    see_to_all()

    disconnecting.disconnect(first)
    assert asked.ended == []
    disconnecting.disconnect(second)

    assert len(asked.ended) == 1


def test_connections_of_two_people_are_ended_each(offer, connect, switch, asked):
    offer(per_person=True)
    first = connect("user-1")
    connect("user-2", provider_user_id="person-2")
    switch(on=True)
    see_to_all()

    disconnecting.disconnect(first)

    assert len(asked.ended) == 1


def test_a_provider_that_hangs_keeps_a_disconnect_no_longer_than_two_seconds(
    subscribed, asked, monkeypatch
):
    [integration] = subscribed()
    asked.makes = lambda: time.sleep(4)

    began = time.monotonic()
    disconnecting.disconnect(integration)

    assert ending.BUDGET <= time.monotonic() - began < ending.BUDGET + 1
    assert not Integration.objects.exists()
    time.sleep(2.2)  # the thread that still waits uses the database of this test


@pytest.mark.parametrize("problem", [ProviderUnavailable("github"), RuntimeError("no luck")])
def test_whatever_goes_wrong_the_connection_ends(subscribed, asked, problem):
    def fails():
        raise problem

    [integration] = subscribed()
    asked.makes = fails

    disconnecting.disconnect(integration)

    assert not Integration.objects.exists()


def test_a_farewell_that_breaks_keeps_no_connection(feed, connect, settings, caplog):
    settings.FAREWELLS = ("tests.subscriptions.test_ended.broken",)

    disconnecting.disconnect(connect())

    assert not Integration.objects.exists()
    assert "farewell tests.subscriptions.test_ended.broken failed" in caplog.text


def broken(integrations):
    raise RuntimeError("no luck")
