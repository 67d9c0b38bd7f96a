"""A key is remembered for 24 hours: after that it is a new one, and nothing of the old one is left."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as configured
from django.utils import timezone

from accounts.models import ConnectedAccount
from config.idempotency import beginning, expiry
from config.idempotency.beginning import begin
from config.idempotency.errors import IdempotencyConflict
from config.idempotency.models import IdempotentCall
from config.worker import jobs
from tests.factories import make_user
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM
from tests.idempotency.test_asked import asked_by
from tests.refresh.together import at_once

ACCOUNTS = "/api/v1/accounts"
DAY = timedelta(hours=24)


@pytest.fixture
def clock():
    with time_machine.travel("2026-11-22T10:00Z", tick=False) as clock:
        yield clock


def test_a_repeat_within_the_day_and_one_after_it(clock, acting, upstream):  # promise 90
    sent = upstream.post(UPSTREAM, status=201, json={})
    acting.write(ISSUES, ISSUE)

    clock.shift(DAY - timedelta(seconds=1))
    within = acting.write(ISSUES, ISSUE)
    clock.shift(timedelta(seconds=1))
    after = acting.write(ISSUES, ISSUE)

    assert within["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in after
    assert len(sent.calls) == 2
    assert acting.write(ISSUES, ISSUE)["X-Request-Id"]
    assert IdempotentCall.objects.get().expires_at == timezone.now() + DAY


def test_an_expired_key_may_stand_for_another_call(clock, writer):
    writer.write(ACCOUNTS, {"external_id": "u-1"})
    clock.shift(DAY)

    assert writer.write(ACCOUNTS, {"external_id": "u-2"}).status_code == 200
    assert writer.write(ACCOUNTS, {"external_id": "u-2"})["Idempotent-Replayed"] == "true"
    assert ConnectedAccount.objects.count() == 2


def test_an_old_run_cannot_reach_the_row_of_a_new_one(clock, partner):
    asked = asked_by(partner.user)
    old = begin(asked)
    clock.shift(DAY)

    new = begin(asked)

    assert new.pk != old.pk
    assert IdempotentCall.objects.get().pk == new.pk
    assert not IdempotentCall.objects.filter(pk=old.pk).update(status=200)


def test_an_expired_row_is_taken_over_once(clock, partner, monkeypatch):
    asked = asked_by(partner.user)
    begin(asked)
    clock.shift(DAY)
    stale = IdempotentCall.objects.get()
    begin(asked)

    assert beginning.taken_over(stale, asked) is None


@pytest.mark.django_db(transaction=True)
def test_of_many_that_find_it_expired_one_takes_it_over(partner):  # promise 90
    asked = asked_by(partner.user)
    begin(asked)
    past = timezone.now() - DAY
    IdempotentCall.objects.update(began_at=past, expires_at=past, lease_until=past, status=200)

    began = at_once(8, lambda: outcome(asked))

    assert sorted(began) == ["IdempotencyConflict"] * 7 + ["begun"]


def outcome(asked):
    try:
        begin(asked)
    except IdempotencyConflict as exc:
        return type(exc).__name__
    return "begun"


def test_a_row_that_is_given_back_in_between_is_tried_for_again(partner, monkeypatch):
    asked = asked_by(partner.user)
    lost = iter([None, None])
    insert = beginning.inserted
    monkeypatch.setattr(beginning, "inserted", lambda asked: next(lost, False) or None)
    with pytest.raises(IdempotencyConflict):
        begin(asked)
    tries = iter([lambda asked: None, insert])
    monkeypatch.setattr(beginning, "inserted", lambda asked: next(tries)(asked))

    assert begin(asked).pk == IdempotentCall.objects.get().pk


def test_the_worker_removes_what_is_over_and_nothing_else(clock, writer, monkeypatch):
    monkeypatch.setattr(expiry, "BATCH", 2)
    for number in range(5):
        writer.write(ACCOUNTS, {"external_id": f"u-{number}"}, once=f"key-{number}")
    clock.shift(DAY)
    writer.write(ACCOUNTS, {"external_id": "u-new"}, once="key-new")

    assert [expiry.remove_expired(), expiry.remove_expired()] == [5, 0]

    assert IdempotentCall.objects.count() == 1


def test_the_job_is_one_of_the_workers(db):
    assert configured.WORKER_JOBS["expire_idempotent_calls"][1] == 60
    jobs.register()

    assert jobs.run("expire_idempotent_calls")


def test_deleting_a_user_deletes_what_was_kept(db):
    user = make_user()
    begin(asked_by(user))

    user.delete()

    assert not IdempotentCall.objects.exists()
