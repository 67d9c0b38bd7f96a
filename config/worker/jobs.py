"""Periodic jobs: which are due, and running one under its lease. Every job is idempotent."""

import logging
import time
from datetime import timedelta

from django.conf import settings
from django.db.models import Min
from django.utils import timezone
from django.utils.module_loading import import_string

from config.metrics import work
from config.worker.leases import Lease, LeaseLost, free
from config.worker.models import Job
from config.worker.renewing import guarded

log = logging.getLogger("patchbay.worker")


def register() -> None:
    """Make a row for every configured job that has none."""
    Job.objects.bulk_create(
        [Job(name=name) for name in settings.WORKER_JOBS], ignore_conflicts=True
    )


def due() -> list[str]:
    """Return the names of jobs whose time has come and that nobody is running."""
    waiting = Job.objects.filter(free(), due_at__lte=timezone.now(), name__in=settings.WORKER_JOBS)
    return list(waiting.order_by("due_at").values_list("name", flat=True))


def lateness() -> float:
    """Seconds for which the most overdue periodic job has waited, or has been at work."""
    oldest = Job.objects.filter(name__in=settings.WORKER_JOBS).aggregate(at=Min("due_at"))["at"]
    return max(0.0, (timezone.now() - oldest).total_seconds()) if oldest else 0.0


def run(name: str) -> bool:
    """Run one job unless another worker is at it; say whether it went well.

    A failing job is logged and comes again at its next time; one whose lease is lost is left as it is.
    """
    lease = Lease.take(name)
    if lease is None:
        return True
    started = time.perf_counter()
    try:
        with guarded(lease):
            problem = attempt(name)
        end(lease, problem)
    except LeaseLost as exc:
        problem = type(exc).__name__
        log.error("job %s ends here: its lease is lost", name)
    work.job(name, "failed" if problem else "ok", time.perf_counter() - started)
    return not problem


def attempt(name: str) -> str:
    """Do the work of a job; return the name of what went wrong, if anything did."""
    started = time.perf_counter()
    try:
        done = import_string(settings.WORKER_JOBS[name][0])()
    except Exception as exc:  # one failing job must not stop the others
        log.exception("job %s failed", name)
        return type(exc).__name__
    took = round((time.perf_counter() - started) * 1000)
    log.log(
        logging.INFO if done else logging.DEBUG, "job %s", name, extra={"done": done, "ms": took}
    )
    return ""


def end(lease: Lease, problem: str) -> None:
    """Note how a run ended, and when the next one is due."""
    now = timezone.now()
    due_at = now + timedelta(seconds=settings.WORKER_JOBS[lease.name][1])
    lease.end(finished_at=now, last_problem=problem, due_at=due_at)
