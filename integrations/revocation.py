"""Ask providers to take grants back: at once within 5 seconds in all, else from a sealed job for 24 hours."""

import logging
import time
from datetime import timedelta
from typing import Any

from django.utils import timezone
from requests import Response
from requests.auth import HTTPBasicAuth

from config import http
from integrations.models import OAuthClient, RevocationJob
from providers.endpoints import oauth_url
from providers.registry import find
from providers.spec import Provider

log = logging.getLogger("patchbay.revocation")

BUDGET = 5.0  # seconds that a disconnect or delete may spend on it
TIMEOUT = (2.0, 4.0)


def attempt_now(jobs: list[RevocationJob], budget: float = BUDGET) -> None:
    """Try the jobs of one disconnect while the budget lasts; what is left stays for the worker."""
    deadline = time.monotonic() + budget
    for job in jobs:
        left = deadline - time.monotonic()
        if left <= 0.1:
            return
        run(job, timeout=(min(TIMEOUT[0], left), min(TIMEOUT[1], left)))


def run_due(limit: int = 100) -> int:
    """Run jobs that are due (worker job); return how many. Those past 24 hours are dropped and logged."""
    due = list(RevocationJob.objects.filter(due_at__lte=timezone.now()).order_by("due_at")[:limit])
    for job in due:
        # Claim before asking: two workers must not send the same revocation at the same time.
        claim = RevocationJob.objects.filter(pk=job.pk, due_at=job.due_at)
        if claim.update(due_at=timezone.now() + timedelta(minutes=1)):
            run(job)
    return len(due)


def run(job: RevocationJob, timeout: tuple[float, float] = TIMEOUT) -> bool:
    """Ask once. A provider that does not know the token has nothing left to revoke."""
    provider = find(job.provider)
    if job.is_over or provider is None or provider.oauth.revocation is None:
        log.error("revocation given up", extra={"provider": job.provider, "attempts": job.attempts})
        job.delete()
        return False
    try:
        problem = judge(ask(provider, job.client, job.token, timeout))
    except (http.Unreachable, http.AnswerTooLarge) as exc:
        problem = type(exc).__name__
    if problem:
        put_off(job, problem)
        return False
    job.delete()
    return True


def judge(response: Response) -> str:
    """Return what is wrong with an answer: nothing for 2xx and for tokens it does not know (4xx)."""
    status = response.status_code
    return f"status {status}" if status >= 500 or status == 429 else ""


def put_off(job: RevocationJob, problem: str) -> None:
    """Try again later: 15 s, then twice as long each time, an hour at most."""
    wait = min(3600, 15 * 2 ** min(job.attempts, 10))
    RevocationJob.objects.filter(pk=job.pk).update(
        attempts=job.attempts + 1,
        due_at=timezone.now() + timedelta(seconds=wait),
        last_problem=problem[:100],
    )


def ask(
    provider: Provider, client: OAuthClient, token: str, timeout: tuple[float, float]
) -> Response:
    """Send the revocation in the provider's style."""
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
    headers = {**provider.headers, **body.pop("headers", {})}
    return http.send(way.method, url, **body, auth=auth, headers=headers, timeout=timeout)
