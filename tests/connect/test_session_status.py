"""GET /accounts/:id/connect/:sessionId."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from connect import ending
from connect.models import ConnectSession
from tests.connect.walk import grant, refuse, walk

NOON = datetime(2026, 2, 25, 12, tzinfo=UTC)
TIMES = {"created_at": "2026-02-25T12:00:00.000Z", "expires_at": "2026-02-25T12:30:00.000Z"}


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def github(clock, api, account):
    return walk(api, account)


def shown(session, status, **more):
    return {"session_id": session.data["session_id"], "provider": "github", "status": status} | (
        TIMES | more
    )


def test_pending(github):
    assert github.status() == shown(github, "pending")


def test_completed(github, upstream):
    grant(upstream)
    github.come_back()

    assert github.status() == shown(github, "completed")


def test_failed_says_why(github):
    github.come_back(error="access_denied")

    assert github.status() == shown(github, "failed", error="access_denied")


def test_failed_by_a_refused_code(github, upstream):
    refuse(upstream, "bad_verification_code")
    github.come_back()

    assert github.status() == shown(github, "failed", error="invalid_grant")


def test_expired_after_30_minutes_and_not_a_moment_earlier(github, clock):  # promise 4
    clock.shift(timedelta(minutes=30) - timedelta(milliseconds=1))
    assert github.status() == shown(github, "pending")

    clock.shift(timedelta(milliseconds=1))
    assert github.status() == shown(github, "expired")


def test_the_worker_expires_what_nobody_asks_for(github, clock, api, account):
    clock.shift(timedelta(minutes=10))
    later = walk(api, account, "slack")
    clock.shift(timedelta(minutes=20))

    assert ending.expire_overdue() == 1

    assert ConnectSession.objects.get(pk=github.row.pk).status == "expired"
    assert later.row.status == "pending"


@pytest.mark.parametrize("first", ["completed", "failed", "expired"])
@pytest.mark.parametrize("second", ["completed", "failed", "expired"])
def test_an_end_is_final(started, first, second):  # promise 17
    assert ending.end(started.row, first, "first") is True

    assert ending.end(started.row, second, "second") is False

    row = started.row
    assert (row.status, row.error) == (first, "first")
    assert row.verifier_sealed == ""
