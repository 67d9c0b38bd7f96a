"""Over real HTTP, with a slow provider: however many send the same call, and whatever dies, it is made once."""

import os
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from django.conf import settings as configured

from billing.models import UsageRecord
from config.idempotency.models import IdempotentCall
from tests.billing.web_server import WebServer
from tests.idempotency.conftest import ISSUE
from tests.providers.conftest import sandbox, sandbox_process
from tests.refresh.connection import Connection
from tests.refresh.together import at_once

__all__ = ["sandbox", "sandbox_process"]

pytestmark = pytest.mark.django_db(transaction=True)

CALLERS = 32
UPSTREAM = "/repos/mara-lindqvist/field-notes/issues"
ROUTE = f"/api/v1/github{UPSTREAM}"


@pytest.fixture
def connected(api, account, partner, sandbox):
    """A connection whose provider takes a second and a half to make an issue."""
    plan = partner.subscription.plan
    plan.per_minute = 1_000_000
    plan.save()
    Connection(api, account, sandbox, "github").connect()
    sandbox.control(
        "failures", provider="github", method="POST", path=UPSTREAM, delay=1.5, times=CALLERS
    )
    return sandbox


@pytest.fixture
def server(settings, tmp_path, connected):
    settings.WORKERS, settings.THREADS = 2 if configured.REDIS_URL else 1, CALLERS
    server = WebServer(
        tmp_path / "server.log",
        WORKERS=str(settings.WORKERS),
        THREADS=str(CALLERS),
        LOG_LEVEL="WARNING",
    )
    yield server
    server.stop()


@pytest.fixture
def write(server, api, account):
    """Return a function that sends the same call with the same key."""
    headers = {
        "Authorization": f"Bearer {api.key}",
        "X-Account-Id": account.external_id,
        "Idempotency-Key": "the-same",
    }
    url = f"http://127.0.0.1:{server.port}{ROUTE}"
    return lambda: requests.post(url, json=ISSUE, headers=headers, timeout=30)


def issues_made(sandbox):
    return sandbox.requests(provider="github", path=UPSTREAM, method="POST")["count"]


def test_thirty_two_at_once_make_one_call(connected, write):  # promise 90
    answers = at_once(CALLERS, write)
    late = write()

    seen = Counter((a.status_code, a.headers.get("Idempotent-Replayed")) for a in answers)
    print(f"\n{CALLERS} at once: {dict(seen)}, {issues_made(connected)} at the provider")
    assert seen[200, None] == 1
    assert seen[409, None] + seen[200, "true"] == CALLERS - 1
    assert seen[409, None] > 0
    assert (late.status_code, late.headers["Idempotent-Replayed"]) == (200, "true")
    assert len({a.content for a in [*answers, late] if a.ok}) == 1
    assert issues_made(connected) == 1
    records = UsageRecord.objects.filter(method="POST", route__contains="issues", counted=True)
    assert Counter(records.values_list("status", flat=True))[200] == 1


def test_a_worker_killed_in_the_middle_of_it(server, connected, write):  # promise 90
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(write)
        wait_for(lambda: issues_made(connected) == 1)
        for worker in server.workers():
            os.kill(worker, signal.SIGKILL)
        with pytest.raises(requests.ConnectionError):
            first.result()
    wait_for(server.answers)

    within = write()
    IdempotentCall.objects.update(lease_until=IdempotentCall.objects.get().began_at)
    after = write()

    assert (within.status_code, after.status_code) == (409, 503)
    assert after.json()["details"]["outcome"] == "unknown"
    assert issues_made(connected) == 1


def wait_for(happened):
    deadline = time.monotonic() + 20
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.02)
