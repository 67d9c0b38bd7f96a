"""A process killed at any step of a call: one record, and the windows tell the same."""

import signal

import pytest
import time_machine

from billing.in_flight import adopting
from billing.limits.meter import meter
from billing.models import UsageRecord
from tests.security import other_process
from tests.security.other_process import DYING

pytestmark = pytest.mark.django_db(transaction=True)

ACCOUNTS = "/api/v1/accounts"
CALL = (
    DYING
    + """
import os
from billing import middleware
from billing.usage import recording
from billing.limits import throttling
from billing.in_flight import Noted
from billing.limits.meter import Meter
from tests.conftest import Api

{patch}
Api(os.environ["KEY"]).get(os.environ["CALL"])
"""
)
BEFORE_ADMISSION = "Meter.admit = die"
AFTER_ADMISSION = "Meter.admit = after(Meter.admit)"
AFTER_THE_VIEW = "middleware.is_counted = die"
AFTER_GIVING_BACK = (
    "middleware.is_counted = lambda _: False; Meter.give_back = after(Meter.give_back)"
)
BEFORE_THE_RECORD = "recording.write = die"
AFTER_THE_RECORD = "recording.write = after(recording.write)"
AFTER_THE_NOTE = "Noted.end = after(Noted.end)"


@pytest.fixture
def kill(api, monkeypatch):
    """Let another process make a call, die at a step, and be found dead; three calls went well before."""
    monkeypatch.setattr(adopting, "GRACE", 0.0)
    for _ in range(3):
        api.get(ACCOUNTS)

    def kill(step):
        code = CALL.format(patch=step)
        ended = other_process.run(code, KEY=api.key, CALL=ACCOUNTS, LOG_LEVEL="CRITICAL")
        assert ended.returncode == -signal.SIGKILL, ended.stderr

    return kill


def the_killed_call():
    """Return its one record, the newest of four."""
    *_, record = UsageRecord.objects.order_by("ts")
    assert UsageRecord.objects.count() == 4
    return record


def left(api):
    """Return what is left of the month for a process that starts now."""
    meter().forget()
    return int(api.get("/api/v1/me")["X-RateLimit-Remaining"])


# promise 100
@pytest.mark.parametrize(
    "step",
    [BEFORE_ADMISSION, AFTER_ADMISSION, AFTER_THE_VIEW, AFTER_GIVING_BACK, BEFORE_THE_RECORD],
)
def test_a_call_that_was_not_answered_costs_nothing(api, kill, step):
    kill(step)

    assert [adopting.take_up(), adopting.take_up()] == [1, 0]

    record = the_killed_call()
    assert (record.status, record.counted) == (500, False)
    assert left(api) == 99_997


# promise 100
@pytest.mark.parametrize("step", [AFTER_THE_RECORD, AFTER_THE_NOTE])
def test_a_call_that_was_recorded_counts_once(api, kill, step):
    kill(step)

    assert adopting.take_up() == 0

    record = the_killed_call()
    assert (record.status, record.counted) == (200, True)
    assert left(api) == 99_996


# promise 102: a call belongs to the moment of its admission, however long it takes
def test_a_call_that_was_found_later_belongs_to_its_own_month(api, kill):
    kill(BEFORE_THE_RECORD)
    with time_machine.travel("2040-01-01T00:00Z"):
        adopting.take_up()

    record = the_killed_call()
    assert record.ts.year < 2040
    assert record.written_at.year == 2040
