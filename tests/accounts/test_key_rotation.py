"""Rotating a key: a new one that may do the same, and an end for the old one."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection

from accounts.actors import Actor
from accounts.models import ApiKey, Event
from accounts.rotation import LONGEST_OVERLAP, end_after, rotate
from config.api.errors import Invalid
from tests.conftest import Api
from tests.factories import make_key

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
SELF = Actor("user", "someone")
LIMITS = {
    "scopes": ["accounts:read"],
    "networks": ["127.0.0.0/8"],
    "only_accounts": [],
    "is_read_only": True,
    "monthly_budget": 5,
}


def works(raw):
    return Api(raw).get("/api/v1/me").status_code == 200


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


# promise 68
def test_both_work_for_the_overlap_and_then_only_the_new_one(partner, clock):
    old = make_key(partner)
    _, new = rotate(ApiKey.objects.get(), timedelta(days=1), SELF)

    assert works(old)
    assert works(new)
    clock.shift(timedelta(days=1))
    assert not works(old)
    assert works(new)


def test_without_an_overlap_the_old_one_fails_at_once(partner, clock):
    old = make_key(partner)
    _, new = rotate(ApiKey.objects.get(), timedelta(), SELF)

    assert not works(old)
    assert works(new)


def test_the_new_one_may_do_what_the_old_one_may(partner, clock):
    make_key(partner, "personal", **LIMITS)
    old = ApiKey.objects.get()

    new, _ = rotate(old, timedelta(hours=1), SELF)

    assert {name: getattr(new, name) for name in LIMITS} == LIMITS
    assert (new.user, new.kind, new.name, new.replaces) == (old.user, "personal", "test", old)
    assert new.digest != old.digest


def test_the_new_one_lives_as_long_as_the_old_one_did_from_its_beginning(partner, clock):
    make_key(partner, expires_at=NOON + timedelta(days=90))
    clock.shift(timedelta(days=60))

    new, _ = rotate(ApiKey.objects.get(), timedelta(days=7), SELF)

    assert new.expires_at == NOON + timedelta(days=150)


def test_an_overlap_lengthens_no_life(partner, clock):
    make_key(partner, expires_at=NOON + timedelta(days=2))
    old = ApiKey.objects.get()

    rotate(old, timedelta(days=7), SELF)

    old.refresh_from_db()
    assert old.expires_at == NOON + timedelta(days=2)


def test_a_second_tab_makes_no_second_key(partner, clock):
    make_key(partner)
    old = ApiKey.objects.get()
    rotate(old, timedelta(days=1), SELF)

    with pytest.raises(Invalid, match="replaced already"):
        rotate(old, timedelta(days=1), SELF)

    assert ApiKey.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_two_tabs_at_once_make_one_key(partner):
    make_key(partner)
    old = ApiKey.objects.get()

    def at_once(_):
        try:
            return bool(rotate(old, timedelta(days=1), SELF))
        except Invalid:
            return False
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        assert sorted(threads.map(at_once, range(4))) == [False, False, False, True]

    assert ApiKey.objects.count() == 2


@pytest.mark.parametrize("lifetime", [None, timedelta(days=90)])
def test_a_successor_that_was_revoked_can_be_made_again_and_lives_as_long(partner, clock, lifetime):
    make_key(partner, expires_at=lifetime and NOON + lifetime)
    old = ApiKey.objects.get()
    rotate(old, timedelta(days=1), SELF)[0].revoke()

    new, _ = rotate(old, timedelta(days=1), SELF)

    assert new.expires_at == (lifetime and NOON + lifetime)


def test_an_overlap_can_be_cut_short_and_extended(partner, clock):
    make_key(partner)
    old = ApiKey.objects.get()
    rotate(old, timedelta(hours=1), SELF)

    for overlap in (timedelta(days=7), LONGEST_OVERLAP * 9, timedelta()):
        end_after(ApiKey.objects.get(pk=old.pk), overlap, SELF)
        expected = NOON + min(overlap, LONGEST_OVERLAP)
        assert ApiKey.objects.get(pk=old.pk).expires_at == expected


def test_a_key_that_nothing_replaces_lives_no_longer_than_was_said(partner, clock):
    make_key(partner, expires_at=NOON + timedelta(days=2))

    for overlap, left in ((timedelta(days=7), 48), (timedelta(hours=1), 1)):
        end_after(ApiKey.objects.get(), overlap, SELF)
        assert ApiKey.objects.get().expires_at == NOON + timedelta(hours=left)


@pytest.mark.parametrize("ended", [{"revoked_at": NOON}, {"expires_at": NOON}])
def test_a_key_that_ended_is_not_brought_back(partner, clock, ended):
    make_key(partner, **ended)
    old = ApiKey.objects.get()

    for attempt in (rotate, end_after):
        with pytest.raises(Invalid):
            attempt(old, timedelta(days=1), SELF)

    assert not ApiKey.objects.get().is_usable


# promise 68
def test_the_event_log_holds_both(partner, clock):
    make_key(partner)
    old = ApiKey.objects.get()

    new, _ = rotate(old, timedelta(days=1), SELF)

    events = list(Event.objects.order_by("pk").values_list("type", "object_id", "actor_id"))
    assert events == [
        ("key.created", str(new.pk), "someone"),
        ("key.ending", str(old.pk), "someone"),
    ]
    assert Event.objects.first().data["replaces"] == str(old.pk)


@pytest.mark.parametrize(
    ("days", "fields", "forgotten"),
    [
        (89, {}, False),
        (90, {}, True),
        (90, {"last_used_at": NOON + timedelta(days=1)}, False),
        (91, {"last_used_at": NOON + timedelta(days=1)}, True),
        (99, {"revoked_at": NOON}, False),
    ],
)
# promise 72
def test_a_key_nobody_used_for_90_days_is_called_forgotten(partner, clock, days, fields, forgotten):
    make_key(partner, **fields)

    clock.shift(timedelta(days=days))

    assert ApiKey.objects.get().is_forgotten is forgotten
