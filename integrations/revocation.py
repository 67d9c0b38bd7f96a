"""Ask providers to take grants back: at once within 5 seconds in all, else from a sealed job for 24 hours."""

import logging
import time
from datetime import timedelta

from django.utils import timezone

from config import http
from config.api.errors import TokenError
from config.metrics.work import revocation as counted
from config.vault import CannotOpen
from integrations.models import RevocationJob
from integrations.origin import check_origin, is_astray
from integrations.revocation_jobs import is_spared
from integrations.revocation_request import ask, judge
from providers.modes import find
from providers.spec import Provider

log = logging.getLogger("patchbay.revocation")

BUDGET = 5.0  # seconds that a disconnect or delete may spend on it
LEAST = 0.2  # seconds below which asking is pointless
PATIENCE = 8.0  # seconds the worker gives one request


def attempt_now(jobs: list[RevocationJob]) -> None:
    """Try the jobs of one disconnect while the budget lasts; what is left stays for the worker."""
    deadline = time.monotonic() + BUDGET
    for job in jobs:
        left = deadline - time.monotonic()
        if left < LEAST:
            return
        run(job, left)


def run_due(limit: int = 100) -> int:
    """Run jobs that are due (worker job), those of a provider that is away next time; return how many."""
    due = RevocationJob.objects.filter(due_at__lte=timezone.now()).order_by("due_at")[:limit]
    away: set[str] = set()
    ran = 0
    for job in due:
        if job.provider not in away and claimed(job):
            ran += 1
            if not run(job):
                away.add(job.provider)
    return ran


def waiting() -> int:
    """Grants that a provider still has to take back."""
    return RevocationJob.objects.count()


def claimed(job: RevocationJob) -> bool:
    """Take a job before asking: two workers must not send the same revocation at the same time."""
    mine = RevocationJob.objects.filter(pk=job.pk, due_at=job.due_at)
    return bool(mine.update(due_at=timezone.now() + timedelta(minutes=1)))


def run(job: RevocationJob, seconds: float = PATIENCE) -> bool:
    """Ask once, unless a living connection depends on the grant; say whether the job is over.

    One past its 24 hours is dropped and logged.
    """
    provider = find(job.provider, live=job.client.live)
    if job.is_over or provider is None or provider.oauth.revocation is None:
        log.error("revocation given up", extra={"provider": job.provider, "attempts": job.attempts})
        job.delete()
        counted(job.provider, "given_up")
        return True
    if problem := problem_with(provider, job, seconds):
        put_off(job, problem)
        counted(job.provider, "again")
        return False
    job.delete()
    counted(job.provider, "ok")
    return True


def problem_with(provider: Provider, job: RevocationJob, seconds: float) -> str:
    """Have the grant taken back; return what went wrong, in a word."""
    try:
        if is_spared(job) or has_nobody(job, provider):
            return ""
        check_origin(job.client, provider)
        return judge(provider, ask(provider, job.client, job.token, seconds))
    except (http.Unreachable, http.AnswerTooLarge, CannotOpen, TokenError) as exc:
        return type(exc).__name__


def has_nobody(job: RevocationJob, provider: Provider) -> bool:
    """Say whether the sandbox gave the grant and no longer plays the provider, who is told nothing of it."""
    return is_astray(job.client, provider) and job.client.is_of_sandbox


def put_off(job: RevocationJob, problem: str) -> None:
    """Try again later: 15 s, then twice as long each time, an hour at most, never past its end."""
    wait = timedelta(seconds=min(3600, 15 * 2 ** min(job.attempts, 10)))
    RevocationJob.objects.filter(pk=job.pk).update(
        attempts=job.attempts + 1,
        due_at=min(timezone.now() + wait, job.over_at),
        last_problem=problem[:100],
    )
