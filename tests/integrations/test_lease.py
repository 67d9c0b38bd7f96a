"""One holder at a time, and only the holder writes."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models.functions import Now

from integrations.lease import SECONDS, Lease
from integrations.models import Token
from tests.refresh.together import at_once


def stored(token):
    return Token.objects.get(pk=token.pk)


# promise 31
@pytest.mark.django_db(transaction=True)
def test_of_many_who_reach_for_it_one_gets_it(token):
    taken = at_once(20, lambda: Lease.take(token))

    assert len([lease for lease in taken if lease]) == 1
    assert stored(token).lease_fence == 1


@pytest.mark.django_db
def test_a_held_lease_cannot_be_taken_and_an_ended_one_can(token):
    Lease.take(token)
    held = Lease.take(stored(token))
    Token.objects.update(lease_until=Now() - timedelta(milliseconds=1))

    assert held is None
    assert Lease.take(stored(token)).fence == 2


@pytest.mark.django_db
def test_it_lasts_by_the_clock_of_the_database(token):
    Lease.take(token)

    row = Token.objects.annotate(left=Now()).get()

    assert 0 < (row.lease_until - row.left).total_seconds() <= SECONDS


@pytest.mark.django_db
def test_whoever_read_the_row_before_a_newer_token_was_stored_gets_nothing(token):
    Token.objects.update(version=2)

    assert Lease.take(token) is None


# promise 34
@pytest.mark.django_db
def test_a_holder_that_was_outbid_writes_nothing(token):
    late = Lease.take(token)
    Token.objects.update(lease_until=None)
    Lease.take(stored(token))

    assert late.write(failures=7) is False
    assert stored(token).failures == 0


# promise 35
@pytest.mark.django_db
def test_a_lease_is_released_only_by_its_owner(token):
    late = Lease.take(token)
    Token.objects.update(lease_until=None)
    owner = Lease.take(stored(token))

    late.release()
    still_held = stored(token).lease_until
    owner.release()

    assert still_held is not None
    assert stored(token).lease_until is None


@pytest.mark.django_db(transaction=True)
def test_taking_it_needs_no_transaction_of_the_caller(token):
    assert not transaction.get_connection().in_atomic_block
    assert Lease.take(token).write(failures=1)
    assert stored(token).failures == 1
