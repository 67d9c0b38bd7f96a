"""What was made is renewed before it ends, and made anew where it cannot be."""

from datetime import timedelta

import pytest
from django.utils import timezone

from config.api.errors import NotFound
from inbox.models import Subscription
from inbox.subscriptions.working import due
from integrations.models import Integration
from tests.subscriptions.conftest import make_due, only, see_to_all

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def subscribed(connect, switch):
    """Have a feed asked for."""

    def subscribed():
        connect()
        switch(on=True)
        see_to_all()
        return only()

    return subscribed


def test_it_is_renewed_a_day_before_it_ends_or_a_little_earlier(feed, subscribed, asked):
    row = subscribed()
    before_its_end = row.expires_at - row.due_at
    assert DAY <= before_its_end <= DAY * 1.06

    make_due()
    see_to_all()

    assert [made.remote_id for made in asked.renewed] == ["remote-1"]
    assert len(asked.made) == 1
    assert only().expires_at > row.expires_at
    assert not due().exists()


def test_not_all_of_those_that_were_made_at_once_are_renewed_at_once(feed, connect, switch, asked):
    for number in range(8):
        connect(f"user-{number}")
    switch(on=True)
    see_to_all()

    moments = {row.due_at.replace(second=0, microsecond=0) for row in Subscription.objects.all()}

    assert len(moments) > 4


def test_one_that_ends_sooner_than_expected_is_renewed_half_way(offer, subscribed):
    offer(renew_before=int(timedelta(days=30).total_seconds()))

    row = subscribed()

    assert timedelta(days=3) < row.due_at - timezone.now() < timedelta(days=4)


def test_what_lives_long_is_looked_after_as_often_as_its_provider_needs(offer, subscribed):
    offer(renew_every=3600)

    assert timedelta(minutes=56) < subscribed().due_at - timezone.now() <= timedelta(hours=1)


def test_one_made_before_its_feed_was_looked_after_is_seen_to_as_well(offer, subscribed, asked):
    offer()
    asked.lives = None
    assert subscribed().due_at is None

    offer(renew_every=3600)
    see_to_all()

    assert only().due_at > timezone.now()


def test_one_that_cannot_be_renewed_is_replaced_and_the_old_one_ended(offer, subscribed, asked):
    offer(renew=None)
    first = subscribed()

    make_due()
    see_to_all()

    second = only()
    assert (second.remote_id, asked.ended) == ("remote-2", ["remote-1"])
    assert (second.path_digest, second.secret) == (first.path_digest, first.secret)


def test_one_without_an_end_is_left_alone_until_somebody_connects_again(offer, subscribed, asked):
    offer(renew=None)
    asked.lives = None
    first = subscribed()
    assert first.due_at is None

    Integration.objects.update(connected_at=timezone.now())
    see_to_all()

    second = only()
    assert (second.remote_id, asked.ended) == ("remote-2", ["remote-1"])
    assert second.path_digest != first.path_digest  # an address may be called but once


def test_one_that_its_provider_has_forgotten_is_made_anew_with_another_secret(
    offer, subscribed, asked
):
    def forgotten(call, order, made):
        raise NotFound("gone")

    offer(renew=forgotten)
    first = subscribed()

    make_due()
    see_to_all()

    assert only().remote_id == "remote-2"
    assert only().secret != first.secret


def test_one_that_has_ended_is_made_anew(feed, subscribed, asked):
    subscribed()
    Subscription.objects.update(expires_at=timezone.now(), due_at=timezone.now())

    see_to_all()

    assert (len(asked.made), asked.renewed) == (2, [])


def test_a_renewal_does_not_undo_what_a_delivery_has_taught_meanwhile(feed, subscribed, asked):
    subscribed()
    asked.makes = lambda: Subscription.objects.update(facts={"since": 99})

    make_due()
    see_to_all()

    assert only().facts == {"since": 99}
