"""A place in the windows is given back once, by whoever says which call had claimed it."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.conf import settings

from billing.limits.claims import Claim
from billing.limits.local_meter import LocalMeter
from billing.limits.redis_meter import RedisMeter
from billing.limits.standing import Standing
from billing.limits.windows import windows_of
from billing.models import Plan

NOW = datetime.now(UTC)
CLAIM = Claim("a1b2:3", NOW)


class Caller:
    """Counts the calls of one payer in one store; each of its windows shows the same number."""

    def __init__(self, store):
        self.store = store
        self.standing = Standing("partner", uuid4(), Plan(per_minute=9, per_day=9, per_month=9))
        self.windows = windows_of(self.standing, NOW)

    def admit(self, claim=None):
        self.store.admit(self.standing, self.windows, lambda *_: 0, claim)

    def give_back(self, claim=None):
        self.store.give_back(self.standing, self.windows, claim)

    @property
    def used(self):
        [used] = set(self.store.peek(self.standing, self.windows, lambda *_: 0)[0])
        return used


def stores():
    yield LocalMeter
    if settings.REDIS_URL:
        yield lambda: RedisMeter(settings.REDIS_URL)


@pytest.fixture(params=[*stores()])
def caller(request):
    caller = Caller(request.param())
    for _ in range(3):
        caller.admit(Claim("another:1", NOW))
    return caller


def test_a_claim_is_given_back_once(caller):  # promise 100
    caller.admit(CLAIM)

    caller.give_back(CLAIM)
    caller.give_back(CLAIM)

    assert caller.used == 3


def test_a_call_that_was_never_admitted_has_nothing_to_give_back(caller):  # promise 100
    caller.give_back(CLAIM)

    assert caller.used == 3


def test_the_next_call_of_a_holder_replaces_the_claim_of_the_one_before(caller):
    caller.admit(CLAIM)
    caller.admit(Claim(CLAIM.holder, NOW + timedelta(seconds=1)))

    caller.give_back(CLAIM)

    assert caller.used == 5


def test_a_call_without_a_claim_is_given_back_as_it_is_asked(caller):
    caller.admit()

    caller.give_back()

    assert caller.used == 3


def test_counts_that_began_anew_owe_no_earlier_call_anything(caller):
    caller.admit(CLAIM)
    if isinstance(caller.store, RedisMeter):
        slots = [((caller.standing.subject_id, w.name, None), w.start) for w in caller.windows[1:]]
        caller.store.forget(slots)
    else:
        caller.store.__init__()

    caller.store.admit(caller.standing, caller.windows[1:], lambda *_: 5)
    caller.store.give_back(caller.standing, caller.windows[1:], CLAIM)

    assert caller.store.peek(caller.standing, caller.windows[1:], lambda *_: 5)[0] == (6, 6)
