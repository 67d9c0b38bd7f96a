"""A job is at one worker at a time, and soon at the next when that one dies: with real processes."""

import signal

import pytest

from config.worker import leases, renewing
from config.worker.models import Heartbeat, Job
from tests.worker.processes import SECONDS, Worker, comes, row

pytestmark = pytest.mark.django_db(transaction=True)

STARTUP = 20.0  # seconds
ENDLESS = 600.0


@pytest.fixture
def start():
    started = []

    def start(takes=ENDLESS, longest=ENDLESS):
        started.append(Worker(takes, longest))
        return started[-1]

    Job.objects.create(name="job")
    yield start
    for worker in started:
        worker.end()


def is_taken_again(fence, seconds=SECONDS + STARTUP):
    return comes(lambda: row().lease_fence > fence, seconds)


def test_a_lease_lasts_a_minute_and_outlives_two_renewals_that_fail():
    assert leases.SECONDS <= 60
    assert renewing.EVERY * 3 < leases.SECONDS


def test_a_long_job_stays_with_its_worker_and_goes_on_soon_after_a_kill(start):
    first = start()
    first.says("begun")
    second = start()
    assert comes(lambda: Heartbeat.objects.count() == 2, STARTUP)

    assert not is_taken_again(1, 2 * SECONDS)
    first.send(signal.SIGKILL)
    assert is_taken_again(1)
    second.says("begun")


def test_a_paused_worker_notices_that_it_lost_its_lease(start):
    first = start(takes=SECONDS)
    first.says("begun")
    first.send(signal.SIGSTOP)
    second = start()
    second.says("begun")
    held = row()

    first.send(signal.SIGCONT)

    first.says("job ends here: its lease is lost")
    assert not any("asked" in line for line in first.said)
    now = row()
    assert (now.lease_fence, now.started_at, now.finished_at) == (2, held.started_at, None)
    assert not is_taken_again(2, 2 * SECONDS)


# promise 134
def test_a_worker_that_is_told_to_stop_gives_back_what_does_not_end(start):
    first = start()
    first.says("begun")

    first.send(signal.SIGTERM)

    assert first.process.wait(10) == 0
    left = row()
    assert (left.lease_until, left.finished_at) == (None, None)
    start().says("begun")


def test_a_job_that_hangs_is_given_up_and_ends_its_worker(start):
    first = start(longest=1.0)

    first.says("job job has run for too long")

    assert first.process.wait(STARTUP) == 0
    start(takes=0).says("begun")
    assert comes(lambda: row().finished_at is not None, STARTUP)
