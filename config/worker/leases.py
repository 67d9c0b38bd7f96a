"""The lease under which one process at a time runs a job. Taken and judged by the database's clock."""

import logging
import time
from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Now
from django.utils import timezone

from config.worker.models import Job

log = logging.getLogger("patchbay.worker")

SECONDS = (
    60.0  # a dead worker's job is free after them; one that lives renews its lease long before
)
LONGEST = 3600.0  # seconds: whoever takes longer hangs, or is to go on in another run


class LeaseLost(BaseException):
    """The job is somebody else's by now. As asyncio's CancelledError, nothing to be caught and gone on after."""


def free() -> Q:
    """Return the condition of a job that nobody holds."""
    return Q(lease_until=None) | Q(lease_until__lte=Now())


class Lease:
    """Holds a job's row by its fencing number: a holder that was outbid writes nothing more."""

    def __init__(self, name: str, fence: int, taken_at: float) -> None:
        self.name, self.fence = name, fence
        self.taken_at = self.proven_at = taken_at
        self.is_over = False

    @classmethod
    def take(cls, name: str) -> "Lease | None":
        """Take the lease of a job that is due and free, or return None: another worker was quicker."""
        taken_at, now = time.monotonic(), timezone.now()
        waiting = Job.objects.filter(free(), name=name, due_at__lte=now)
        for fence in waiting.values_list("lease_fence", flat=True):
            seen = waiting.filter(lease_fence=fence)
            if seen.update(lease_until=until(), lease_fence=F("lease_fence") + 1, started_at=now):
                return cls(name, fence + 1, taken_at)
        return None

    @property
    def row(self) -> QuerySet[Job]:
        """Return the job's row, or nothing once somebody else took it."""
        return Job.objects.filter(name=self.name, lease_fence=self.fence)

    @property
    def is_held(self) -> bool:
        """Say whether nobody else can have taken it, without asking: a process may have been paused."""
        return not self.is_over and time.monotonic() - self.proven_at < SECONDS

    def renew(self) -> None:
        """Keep it for as long again, or know that it is lost."""
        asked_at = time.monotonic()
        if self.is_over:
            return
        if asked_at - self.taken_at > LONGEST:
            self.lose("has run for too long")
        elif self.row.update(lease_until=until()):
            self.proven_at = asked_at
        else:
            self.lose("was taken up by another worker")

    def lose(self, why: str) -> None:
        self.is_over = True
        log.error("job %s %s", self.name, why)

    def guard(self, execute: Any, *statement: Any) -> Any:
        """Let a statement of the job pass while the lease is held (an `execute_wrapper`)."""
        if not self.is_held:
            raise LeaseLost(self.name)
        return execute(*statement)

    def end(self, **changes: object) -> bool:
        """Write what came of it and let go; say whether it was still ours."""
        return bool(self.row.update(lease_until=None, **changes))


def until() -> Any:
    return Now() + timedelta(seconds=SECONDS)
