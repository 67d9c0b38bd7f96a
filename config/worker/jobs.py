"""Periodic jobs: which are due, and running one under its lease. Every job is idempotent."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.module_loading import import_string

from config.worker.models import Job

log = logging.getLogger("patchbay.worker")

LEASE = timedelta(minutes=10)


def register() -> None:
    """Make a row for every configured job that has none."""
    Job.objects.bulk_create(
        [Job(name=name) for name in settings.WORKER_JOBS], ignore_conflicts=True
    )


def due() -> list[str]:
    """Return the names of jobs whose time has come and that nobody is running."""
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    waiting = Job.objects.filter(free, due_at__lte=now, name__in=settings.WORKER_JOBS)
    return list(waiting.order_by("due_at").values_list("name", flat=True))


def lateness() -> float:
    """Seconds that the most overdue periodic job has waited."""
    oldest = Job.objects.filter(name__in=settings.WORKER_JOBS, lease_until=None).aggregate(
        at=Min("due_at")
    )["at"]
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


def claim(name: str) -> bool:
    """Take a job's lease; False when another worker was quicker."""
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    claimed = Job.objects.filter(free, name=name, due_at__lte=now)
    return bool(claimed.update(lease_until=now + LEASE, started_at=now))


def run(name: str) -> bool:
    """Run one job unless another worker is at it; say whether it went well.

    A failing job is logged and comes again at its next time.
    """
    if not claim(name):
        return True
    where, every = settings.WORKER_JOBS[name]
    started, problem = time.perf_counter(), ""
    try:
        done = import_string(where)()
        took = round((time.perf_counter() - started) * 1000)
        level = logging.INFO if done else logging.DEBUG
        log.log(level, "job %s", name, extra={"done": done, "ms": took})
    except Exception as exc:  # one failing job must not stop the others
        log.exception("job %s failed", name)
        problem = type(exc).__name__
    now = timezone.now()
    Job.objects.filter(name=name).update(
        lease_until=None,
        finished_at=now,
        last_problem=problem,
        due_at=now + timedelta(seconds=every),
    )
    return not problem
