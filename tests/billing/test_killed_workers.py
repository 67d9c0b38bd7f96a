"""Eight servers of a partner call, while ours is killed again and again: every good call counts once."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests
from django.conf import settings as configured
from django.db import connection

from billing.in_flight import adopting
from billing.in_flight.files import CallFile, folder
from billing.models import Plan, UsageRecord
from tests.billing.web_server import WebServer
from tests.factories import make_integration
from tests.security import other_process

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 1_000_000
PROCESSES, THREADS = 8, 4
# Without Redis there is one worker, and SQLite has one writer: the same with fewer calls.
SEVERAL = bool(configured.REDIS_URL)
CALLS = 500 if SEVERAL else 60


class Upstream(ThreadingHTTPServer):
    """A provider that notes which repository was asked for."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, *_):
        """Say nothing of callers who died."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.asked.append(self.path.rpartition("/")[2])
        time.sleep(0.02)  # so that some are killed while they wait for it
        body = b'{"id": 1}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""


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
        WORKERS=str(settings.WORKERS),
        THREADS=str(settings.THREADS),
        LOG_LEVEL="WARNING",
        PROVIDER_GITHUB_BASE_URL=f"http://127.0.0.1:{upstream.server_port}",
    )
    yield server
    server.stop()


class Callers:
    """The partner's servers, in processes of their own."""

    def __init__(self, about, folder):
        self.about, self.folder = about, folder
        self.rounds = 0

    def call(self, processes, calls, meanwhile=lambda: None):
        """Let them call, do something again and again meanwhile, and return how every attempt ended."""
        self.rounds += 1
        answers = self.folder / f"round{self.rounds}"
        numbers = [str(processes), str(THREADS), str(calls), answers.name]
        command = [sys.executable, "-m", "tests.billing.callers", *self.about, *numbers]
        with answers.open("wb") as file:
            running = subprocess.Popen(command, cwd=other_process.ROOT, stdout=file)
            while running.poll() is None:
                meanwhile()
                time.sleep(0.05)
        return json.loads(answers.read_bytes())


@pytest.fixture
def callers(server, api, unhindered, tmp_path):
    return Callers([str(server.port), api.key, unhindered.external_id], tmp_path)


def kill_a_worker(server):
    """End the oldest worker, as the kernel does that has no memory left; the other ones may be starting."""
    os.kill(server.workers()[0], signal.SIGKILL)


def break_connections(server):
    """End every connection to the database but our own, in whatever statement it is."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def troubles():
    """Yield what goes wrong, how often, and during how many calls of each process."""
    yield pytest.param(kill_a_worker, 8, CALLS, id="killed")
    if connection.vendor == "postgresql":
        yield pytest.param(break_connections, 30, 100, id="cut off from the database")


def take_up_all():
    """Let the worker's job come until no process has left anything behind."""
    written, deadline = 0, time.monotonic() + 30
    while left_behind() and time.monotonic() < deadline:
        written += adopting.take_up()
        time.sleep(0.2)
    assert left_behind() == []
    return written


def left_behind():
    """Return what waits in the folder: calls of processes that are gone, and records that were kept."""
    return [*folder().glob("records*"), *(p for p in folder().glob("*.calls") if has_notes(p))]


def has_notes(path):
    file = CallFile.hold(path)
    if file is None:
        return False
    try:
        return any(file.notes())
    finally:
        file.close()


def counted(request_ids):
    records = UsageRecord.objects.filter(request_id__in=request_ids, counted=True)
    return set(records.values_list("request_id", flat=True))


class Trouble:
    """Makes trouble so often, evenly spread over the calls, and takes up what it leaves behind."""

    def __init__(self, make, times, calls):
        self.make, self.times, self.calls = make, times, calls
        self.made = self.taken_up = 0

    def __call__(self):
        self.taken_up += adopting.take_up()
        due = (self.made + 0.5) * self.calls / self.times
        if self.made < self.times and UsageRecord.objects.count() > due:
            self.make()
            self.made += 1


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
    assert making.made == times
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
        f"\n{trouble.__name__} {times} times within {time.monotonic() - started:.0f} s: "
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
    url, headers = (
        f"http://127.0.0.1:{server.port}/api/v1/me",
        {"Authorization": f"Bearer {api.key}"},
    )
    return int(requests.get(url, headers=headers, timeout=20).headers["X-RateLimit-Remaining"])


def assert_same_at_the_provider(asked, records):
    """Every request that reached the provider has one record, every counted record one request there."""
    ids = {request_id for request_id, *_ in records}
    counted = {row[0] for row in records if row[1] and row[2] == "github"}
    assert len(asked) == len(set(asked))
    assert counted <= set(asked) <= ids
