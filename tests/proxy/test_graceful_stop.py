"""A server that is told to stop: who calls a slow provider is answered within the grace time, either way."""

import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from billing.models import UsageRecord
from config.processes import lineup
from tests.billing.left_behind import left_behind
from tests.billing.web_server import WebServer
from tests.factories import make_integration

pytestmark = pytest.mark.django_db(transaction=True)

GRACE = 7  # seconds
SLOW, HANGS = "/api/v1/github/repos/octo/slow/issues", "/api/v1/github/repos/octo/hangs/issues"


class Provider(BaseHTTPRequestHandler):
    """Answers slow calls after the stop was asked for, and the others never."""

    arrived: threading.Semaphore
    stopping: threading.Event

    def do_GET(self):
        self.arrived.release()
        if "slow" not in self.path:
            time.sleep(4 * GRACE)
            return
        self.stopping.wait(20)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"[]")

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture
def provider():
    Provider.arrived, Provider.stopping = threading.Semaphore(0), threading.Event()
    with ThreadingHTTPServer(("127.0.0.1", 0), Provider) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def server(provider, account, monkeypatch, tmp_path):
    make_integration(account, "github")
    monkeypatch.setattr(lineup, "GRACE", GRACE)
    address = f"http://127.0.0.1:{provider.server_port}"
    server = WebServer(tmp_path / "log", PROVIDER_GITHUB_BASE_URL=address, LOG_LEVEL="WARNING")
    yield server
    server.stop()


# promise 134
def test_calls_in_flight_end_well_or_with_503(server, api, account, provider):
    headers = {"Authorization": f"Bearer {api.key}", "X-Account-Id": account.external_id}
    before = set(left_behind())

    def call(path):
        url = f"http://127.0.0.1:{server.port}{path}"
        return requests.get(url, headers=headers, timeout=30).json()

    with ThreadPoolExecutor() as pool:
        slow, hanging = pool.submit(call, SLOW), pool.submit(call, HANGS)
        for _ in range(2):
            assert Provider.arrived.acquire(timeout=20)
        told_at = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        Provider.stopping.set()
        answers = slow.result(), hanging.result()
        ended = server.process.wait(2 * GRACE)

    assert (answers[0]["ok"], answers[0]["data"]) == (True, [])
    assert answers[1]["error_code"] == "PROVIDER_UNAVAILABLE"
    assert (ended, time.monotonic() - told_at < GRACE + 2) == (0, True)
    assert set(left_behind()) == before
    statuses = UsageRecord.objects.order_by("status").values_list("status", "counted")
    assert list(statuses) == [(200, True), (503, False)]
