"""Eight servers of a partner call, while ours is killed again and again: every good call counts once."""

import os
import signal
import time

import pytest
import requests
from django.conf import settings as configured
from django.db import connection

from billing.in_flight import adopting
from billing.models import Plan, UsageRecord
from tests.billing.calling import Callers
from tests.billing.left_behind import Trouble, take_up_all
from tests.billing.repositories import Upstream
from tests.billing.web_server import WebServer
from tests.factories import make_integration
from tests.security import other_process

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 1_000_000
PROCESSES = 8
SERVED = "served"
# Without Redis there is one worker, and SQLite has one writer: the same with fewer calls.
SEVERAL = bool(configured.REDIS_URL)
CALLS = 500 if SEVERAL else 60


@pytest.fixture
def upstream():
    with Upstream() as server:
        yield server
        server.shutdown()


@pytest.fixture
def unhindered(partner, account):
    """A partner whose plan stops nobody, with one connected account."""
    partner.subscription.plan = Plan.objects.create(
        family="partner", slug="many", per_minute=MANY, per_month=MANY
    )
    partner.subscription.save()
    make_integration(account, "github")
    return account


@pytest.fixture
def server(settings, tmp_path, upstream, unhindered):
    settings.WORKERS = 2 if SEVERAL else 1
    settings.THREADS = 16
    server = WebServer(
        tmp_path / "server.log",
        DATABASE_URL=database_url(),
        WORKERS=str(settings.WORKERS),
        THREADS=str(settings.THREADS),
        LOG_LEVEL="WARNING",
        PROVIDER_GITHUB_BASE_URL=f"http://127.0.0.1:{upstream.server_port}",
    )
    yield server
    server.stop()


@pytest.fixture
def callers(server, api, unhindered, tmp_path):
    return Callers([str(server.port), api.key, unhindered.external_id], tmp_path)


def kill_a_worker(server):
    """End the oldest worker, as the kernel does that has no memory left; the other ones may be starting."""
    for worker in server.workers()[:1]:
        os.kill(worker, signal.SIGKILL)


def break_connections(server):
    """End every connection of the server to its database, in whatever statement it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND application_name = %s",
            [SERVED],
        )


def database_url():
    """Return the database's URL under which the server's connections can be told from our own."""
    url = other_process.database_url()
    return f"{url}?application_name={SERVED}" if connection.vendor == "postgresql" else url


def troubles():
    """Yield what goes wrong, how often, and during how many calls of each process."""
    yield pytest.param(kill_a_worker, 6 if SEVERAL else 3, CALLS, id="killed")
    if connection.vendor == "postgresql":
        yield pytest.param(break_connections, 30, 100, id="cut off from the database")


def counted(request_ids):
    records = UsageRecord.objects.filter(request_id__in=request_ids, counted=True)
    return set(records.values_list("request_id", flat=True))


# promise 100
@pytest.mark.parametrize(("trouble", "times", "each"), [*troubles()])
def test_every_good_call_counts_once_whatever_ends(
    server, callers, upstream, api, monkeypatch, trouble, times, each
):
    monkeypatch.setattr(adopting, "GRACE", 2.0)
    wanted, done, started = PROCESSES * each, set(), time.monotonic()

    making = Trouble(lambda: trouble(server), times, wanted)
    ended = callers.call(PROCESSES, each, making)
    taken_up = making.taken_up
    assert making.made > 0
    while True:
        assert {status for _, status in ended} <= {200, None}
        taken_up += take_up_all()
        done |= {request_id for request_id, status in ended if status == 200}
        done |= counted([request_id for request_id, status in ended if status is None])
        if not (missing := wanted - len(done)):
            break
        ended = callers.call(1, missing)

    records = UsageRecord.objects.values_list("request_id", "counted", "provider", "written_at")
    good = {request_id for request_id, is_counted, *_ in records if is_counted}
    print(
        f"\n{trouble.__name__} {making.made} times within {time.monotonic() - started:.0f} s: "
        f"{len(good)} counted of {len(records)} records, {taken_up} of them taken up, "
        f"{len(upstream.asked)} upstream calls"
    )
    assert good == done
    assert len(good) == wanted
    assert len({row[0] for row in records}) == len(records)
    assert taken_up == sum(row[3] is not None for row in records) > 0
    assert left_of_the_month(server, api) == MANY - wanted
    assert_same_at_the_provider(upstream.asked, records)


def left_of_the_month(server, api):
    """Return what the store of the counts makes of it, as the server tells its callers."""
    me, headers = (
        f"http://127.0.0.1:{server.port}/api/v1/me",
        {"Authorization": f"Bearer {api.key}"},
    )
    deadline = time.monotonic() + 20
    # Each connection that was cut off meanwhile is noticed by a call that fails.
    while (answer := requests.get(me, headers=headers, timeout=20)).status_code != 200:
        assert time.monotonic() < deadline, answer.text
    return int(answer.headers["X-RateLimit-Remaining"])


def assert_same_at_the_provider(asked, records):
    """Every request that reached the provider has one record, every counted record one request there."""
    ids = {request_id for request_id, *_ in records}
    counted = {row[0] for row in records if row[1] and row[2] == "github"}
    assert len(asked) == len(set(asked))
    assert counted <= set(asked) <= ids
