"""Ask providers to take grants back: at once within 5 seconds in all, else from a sealed job for 24 hours."""

import logging
import time
from datetime import timedelta
from typing import Any

from django.utils import timezone
from requests import Response
from requests.auth import HTTPBasicAuth

from config import http
from config.db import release_connection
from config.vault import CannotOpen
from integrations.models import OAuthClient, RevocationJob
from integrations.oauth import decoded
from integrations.revocation_jobs import is_spared
from providers.endpoints import headers_of, oauth_url
from providers.failures import failure_of
from providers.registry import find
from providers.spec import Failure, Provider, UpstreamAnswer

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
    provider = find(job.provider)
    if job.is_over or provider is None or provider.oauth.revocation is None:
        log.error("revocation given up", extra={"provider": job.provider, "attempts": job.attempts})
        job.delete()
        return True
    if problem := problem_with(provider, job, seconds):
        put_off(job, problem)
        return False
    job.delete()
    return True


def problem_with(provider: Provider, job: RevocationJob, seconds: float) -> str:
    """Have the grant taken back; return what went wrong, in a word."""
    try:
        if is_spared(job):
            return ""
        return judge(provider, ask(provider, job.client, job.token, seconds))
    except (http.Unreachable, http.AnswerTooLarge, CannotOpen) as exc:
        return type(exc).__name__


def judge(provider: Provider, response: Response) -> str:
    """Return what is wrong with an answer: nothing for 2xx and for tokens it does not know (4xx)."""
    status = response.status_code
    if status < 300:
        return outage_in(provider, response)
    ours = {401, 403} if provider.oauth.revocation.client_auth != "none" else set()
    is_final = 400 <= status < 500 and status not in {408, 429} | ours
    return "" if is_final else f"status {status}"


def outage_in(provider: Provider, response: Response) -> str:
    """Return the word of an outage that came with a good status (Slack's way), or an empty text."""
    answer = UpstreamAnswer(response.status_code, response.headers, decoded(response))
    failure = failure_of(provider, answer)
    return failure.reason if failure and failure.kind in {Failure.RATE, Failure.OTHER} else ""


def put_off(job: RevocationJob, problem: str) -> None:
    """Try again later: 15 s, then twice as long each time, an hour at most, never past its end."""
    wait = timedelta(seconds=min(3600, 15 * 2 ** min(job.attempts, 10)))
    RevocationJob.objects.filter(pk=job.pk).update(
        attempts=job.attempts + 1,
        due_at=min(timezone.now() + wait, job.over_at),
        last_problem=problem[:100],
    )


def ask(provider: Provider, client: OAuthClient, token: str, seconds: float) -> Response:
    """Send the revocation in the provider's style; connecting, waiting and reading share the time."""
    way = provider.oauth.revocation
    url = oauth_url(provider, "revoke").replace("{client_id}", client.client_id)
    form: dict[str, Any] = {way.token_param: token}
    auth = (
        HTTPBasicAuth(client.client_id, client.client_secret)
        if way.client_auth == "basic"
        else None
    )
    if way.client_auth == "post":
        form |= {"client_id": client.client_id, "client_secret": client.client_secret}
    if way.encoding == "bearer":
        body = {"headers": {"Authorization": f"Bearer {token}"}}
    else:
        body = {"json": form} if way.encoding == "json" else {"data": form}
    headers = {**headers_of(provider), **body.pop("headers", {})}
    release_connection()
    return http.send(
        way.method,
        url,
        **body,
        auth=auth,
        headers=headers,
        timeout=(seconds * 0.25, seconds * 0.5),
        total=seconds * 0.25,
    )
