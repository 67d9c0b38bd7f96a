"""Files of any size pass byte for byte, and the server keeps nothing of them. `python -m bench.streaming` sends gigabytes."""

import http.client
import os
from hashlib import sha256

import pytest

from bench import resident
from tests.billing.web_server import WebServer
from tests.factories import make_integration
from tests.proxy.streaming import HEAD, PATH, Storage

pytestmark = [pytest.mark.django_db(transaction=True)]

MEGABYTE = 1024 * 1024
SIZE = 64 * MEGABYTE
MOST = (
    16 * MEGABYTE
)  # above what was there: a quarter of the file, several times what one run differs from another


@pytest.fixture(scope="module")
def storage():
    drive = Storage()
    yield drive
    drive.close()


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, storage, tmp_path_factory):
    log = tmp_path_factory.mktemp("web") / "server.log"
    with django_db_blocker.unblock():
        server = WebServer(log, THREADS="2", PROVIDER_GOOGLE_BASE_URL=storage.url)
    yield server
    server.stop()


@pytest.fixture
def line(server, api, account):
    """A connection, and the headers of whoever calls."""
    make_integration(account, "google")
    headers = {"Authorization": f"Bearer {api.key}", "X-Account-Id": account.external_id}
    line = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30, blocksize=MEGABYTE)
    line.request("GET", "/api/v1/me", headers=headers)  # what is made once is made now
    line.getresponse().read()
    yield line, headers
    line.close()


@pytest.fixture
def kept(server):
    """Check that the server's process had little more than before, at any moment."""
    [worker] = server.workers()
    before = resident.now(worker)
    resident.forget_peak(worker)
    yield
    assert resident.peak(worker) - before < MOST


# promise 86
def test_a_download_is_whole_and_takes_no_memory(line, storage, kept):
    content = os.urandom(MEGABYTE)
    head = HEAD + b"Content-Length: %d\r\n\r\n" % SIZE

    def send(connection):
        connection.sendall(head)
        for _ in range(SIZE // MEGABYTE):
            connection.sendall(content)

    storage.serve(send)
    line, headers = line
    line.request("GET", PATH, headers=headers)
    answer, came = line.getresponse(), sha256()
    while piece := answer.read(MEGABYTE):
        came.update(piece)

    assert came.hexdigest() == sha256(content * (SIZE // MEGABYTE)).hexdigest()


# promise 86
def test_an_upload_is_whole_and_takes_no_memory(line, storage, kept):
    content = os.urandom(SIZE)
    line, headers = line

    line.request("PUT", "/api/v1/drive/files/content?name=a.bin", content, headers)

    assert line.getresponse().status == 200
    assert storage.heard[-1].body == content
