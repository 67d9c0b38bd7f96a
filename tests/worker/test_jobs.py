"""The job table: what is due runs once, apart from the others, and survives its own failures."""

import threading
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from config.worker import heartbeat, jobs
from config.worker.leases import Lease
from config.worker.models import Heartbeat, Job

pytestmark = pytest.mark.django_db

ran: list[str] = []


def good() -> int:
    ran.append("good")
    return 1


def bad() -> int:
    raise RuntimeError("no luck")


@pytest.fixture(autouse=True)
def _two_jobs(settings):
    ran.clear()
    settings.WORKER_JOBS = {
        "good": ("tests.worker.test_jobs.good", 60),
        "bad": ("tests.worker.test_jobs.bad", 60),
    }
    settings.WORKER_QUEUES = {}
    settings.WORKER_QUEUES = {}
    jobs.register()


def test_a_job_runs_when_it_is_due_and_then_waits_its_time():
    assert jobs.run("good") is True

    assert ran == ["good"]
    assert "good" not in jobs.due()
    left = Job.objects.get(name="good").due_at - timezone.now()
    assert timedelta(seconds=50) < left <= timedelta(seconds=60)


def test_a_job_that_somebody_is_at_is_left_to_them():
    assert Lease.take("good")

    assert jobs.run("good") is True
    assert ran == []


def test_a_lease_of_a_dead_worker_runs_out():
    Lease.take("good")
    Job.objects.filter(name="good").update(lease_until=timezone.now() - timedelta(seconds=1))

    jobs.run("good")

    assert ran == ["good"]


def test_a_failing_job_is_noted_and_does_not_stop_the_others():
    with pytest.raises(SystemExit) as exit_:
        call_command("worker", once=True)

    assert exit_.value.code == 1
    assert ran == ["good"]
    assert Job.objects.get(name="bad").last_problem == "RuntimeError"


@pytest.mark.django_db(transaction=True)
def test_only_one_of_many_workers_claims_a_job():
    jobs.register()
    claims = []

    def claim() -> None:
        from django.db import connection

        claims.append(Lease.take("good") is not None)
        connection.close()

    threads = [threading.Thread(target=claim) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(claims) == [False] * 7 + [True]


def test_a_heartbeat_is_read_by_the_readiness_probe():
    assert heartbeat.ready() == "no worker"
    heartbeat.beat("a:1")
    assert heartbeat.ready() == "ok"

    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(minutes=5))
    assert heartbeat.ready() == "silent for 300 s"


def test_a_heartbeat_forgets_workers_of_yesterday():
    heartbeat.beat("old:1")
    Heartbeat.objects.update(beat_at=timezone.now() - timedelta(days=2))

    heartbeat.beat("new:2")

    assert [row.worker for row in Heartbeat.objects.all()] == ["new:2"]
