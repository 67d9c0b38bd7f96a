"""What /metrics tells of work that nobody waits for, and of waiting for the database."""

from datetime import timedelta

import psycopg_pool
import pytest
from django.utils import timezone

from config.metrics import pool, work
from config.worker import jobs
from integrations import revocation
from integrations.models import RevocationJob
from tests.config.test_metrics import Change, sample
from tests.factories import make_integration, make_record

pytestmark = pytest.mark.django_db


# promise 132
@pytest.mark.parametrize(
    ("where", "outcome"), [("integrations.revocation.run_due", "ok"), ("nothing.of.ours", "failed")]
)
def test_jobs_by_outcome(client, settings, where, outcome):
    settings.WORKER_JOBS = {"some_job": (where, 60)}
    jobs.register()
    runs = Change(client, "patchbay_job_runs_total", name="some_job", outcome=outcome)
    timed = Change(client, "patchbay_job_seconds_count", name="some_job")

    jobs.run("some_job")

    assert (runs.now, timed.now) == (1, 1)


# promise 132
@pytest.mark.parametrize(("status", "outcome"), [(200, "ok"), (503, "again")])
def test_revocations_by_provider_and_outcome(client, account, upstream, status, outcome):
    theirs = make_integration(account, "slack").tokens.get().client
    job = RevocationJob(provider="slack", client=theirs, token_kind="access")
    job.token, job.due_at = "xoxb-gone", timezone.now() - timedelta(seconds=1)
    job.save()
    upstream.post("https://slack.com/api/auth.revoke", json={"ok": status == 200}, status=status)
    came = Change(client, "patchbay_revocations_total", provider="slack", outcome=outcome)

    revocation.run_due()

    assert came.now == 1


# promise 132
@pytest.mark.parametrize(
    ("status", "outcome"), [(200, "delivered"), (410, "refused"), (None, "unanswered")]
)
def test_webhooks_by_outcome(client, status, outcome):
    came = Change(client, "patchbay_webhook_attempts_total", outcome=outcome)

    work.webhook(status, 0.2)

    assert came.now == 1


def test_calls_that_wait_to_be_added_up(client, account):
    make_record(account.partner, ts=timezone.now() - timedelta(seconds=70))

    assert 70 <= sample(client, "patchbay_usage_late_seconds") < 80


def test_waits_for_a_connection_to_the_database(client):
    waits, refused = (
        Change(client, "patchbay_pool_waits_total"),
        Change(client, "patchbay_pool_refusals_total"),
    )
    nowhere = "host=127.0.0.1 port=1 connect_timeout=1"

    with psycopg_pool.ConnectionPool(nowhere, min_size=0, max_size=1, open=True) as full:
        with pytest.raises(psycopg_pool.PoolTimeout):
            full.getconn(timeout=0.05)
        pool.count(full.pop_stats())

    assert (waits.now, refused.now) == (1, 1)
