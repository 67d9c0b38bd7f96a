"""A raw download over real HTTP: piece by piece, and ended on both sides when one of them leaves."""

import http.client
import re
import socket
import time

import pytest
import requests

from billing.models import UsageRecord
from tests.billing.web_server import WebServer
from tests.factories import make_integration
from tests.proxy.streaming import HEAD, PATH, Storage, calling, within

pytestmark = pytest.mark.django_db(transaction=True)

PIECE = b"data: tick\n\n"
ENDLESS = {
    "with a length": (HEAD + b"Content-Length: 1200\r\n\r\n", PIECE),
    "in chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"C\r\n" + PIECE + b"\r\n"),
}
FORMS = ENDLESS | {"until it closes": (HEAD + b"\r\n", PIECE)}


@pytest.fixture(scope="module")
def storage():
    drive = Storage()
    yield drive
    drive.close()


@pytest.fixture(scope="module")
def log_file(tmp_path_factory):
    return tmp_path_factory.mktemp("web") / "server.log"


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, storage, log_file):
    """Two threads, so that one download takes the only place of its provider."""
    with django_db_blocker.unblock():
        server = WebServer(log_file, THREADS="2", PROVIDER_GOOGLE_BASE_URL=storage.url)
    yield server
    server.stop()


@pytest.fixture
def connected(account):
    make_integration(account, "google")
    return account


@pytest.fixture
def call(server, api, connected):
    return lambda version="1.1": calling(server.port, api, connected, version)


@pytest.fixture
def quiet(log_file):
    """Check that nothing the server said meanwhile was a traceback."""
    before = len(log_file.read_bytes()) if log_file.exists() else 0
    yield
    said = log_file.read_bytes()[before:].decode()
    assert "Traceback" not in said, said


def answer_of(caller):
    """Return status and the open answer, as Python's own client reads it."""
    answer = http.client.HTTPResponse(caller)
    answer.begin()
    assert answer.status == 200
    return answer


def dripping(storage, form, pause=0.03, pieces=100):
    """Serve pieces one after the other; return the moments at which they left."""
    head, piece = FORMS[form]
    moments = []

    def send(connection):
        connection.sendall(head)
        try:
            for _ in range(pieces):
                moments.append(time.monotonic())
                connection.sendall(piece)
                time.sleep(pause)
        except OSError:
            storage.left.set()

    storage.serve(send)
    return moments


def silent_after_one(storage, form):
    """Serve one piece, then nothing more until we are left."""
    head, piece = FORMS[form]

    def send(connection):
        connection.sendall(head + piece)
        storage.note_leaving(connection)

    storage.serve(send)


# promise 87
@pytest.mark.parametrize("form", FORMS)
def test_every_piece_is_passed_on_when_it_comes(storage, call, form):
    sent = dripping(storage, form, pieces=20)

    with call() as caller:
        answer = answer_of(caller)
        delays = []
        for number in range(10):
            assert answer.read(len(PIECE)) == PIECE
            delays.append(time.monotonic() - sent[number])

    assert len(sent) < 20
    assert sorted(delays)[5] < 0.05


# promise 88
@pytest.mark.parametrize("form", FORMS)
def test_a_caller_who_leaves_ends_it_at_the_provider_within_a_second(
    storage, call, api, quiet, form
):
    silent_after_one(storage, form)

    with call() as caller:
        assert answer_of(caller).read(len(PIECE)) == PIECE
    left_at = time.monotonic()

    assert storage.left.wait(1.0)
    assert time.monotonic() - left_at < 1.0
    assert_place_is_free(storage, call)
    assert [record.status for record in UsageRecord.objects.all()] == [200, 200]


# promise 88
def test_a_caller_who_leaves_while_it_drips_ends_it_as_well(storage, call, quiet):
    dripping(storage, "in chunks")

    with call() as caller:
        answer_of(caller).read(1)

    assert storage.left.wait(1.0)
    assert_place_is_free(storage, call)


def assert_place_is_free(storage, call):
    """The only place of the provider is taken again at once."""
    storage.serve(lambda connection: connection.sendall(HEAD + b"Content-Length: 2\r\n\r\nok"))
    with call() as caller:
        assert answer_of(caller).read() == b"ok"


# promise 86, 88: a file that is not whole never looks whole
@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("form", ENDLESS)
def test_a_provider_that_dies_leaves_no_file_that_looks_whole(
    storage, call, quiet, log_file, form, version
):
    dripping(storage, form, pause=0.001, pieces=3)

    with call(version) as caller, pytest.raises((http.client.IncompleteRead, ConnectionError)):
        answer_of(caller).read()

    assert within(2, lambda: "broke a download off" in log_file.read_text())
    assert_place_is_free(storage, call)
    assert [record.status for record in UsageRecord.objects.all()] == [200, 200]


def test_a_connection_serves_on_after_a_whole_file(server, storage, api, connected):
    storage.serve(lambda connection: connection.sendall(HEAD + b"Content-Length: 2\r\n\r\nok"))
    headers = {"Authorization": f"Bearer {api.key}", "X-Account-Id": connected.external_id}

    with requests.Session() as session:
        answers = [
            session.get(f"http://127.0.0.1:{server.port}{PATH}", headers=headers, timeout=10)
            for _ in range(3)
        ]

    assert [answer.content for answer in answers] == [b"ok"] * 3
    assert [answer.headers["Content-Length"] for answer in answers] == ["2"] * 3


@pytest.mark.parametrize("length", ["0", "00", "9" * 30, "9" * 5000, "-1", "1, 1"])
def test_a_strange_length_is_no_fault_of_ours(storage, call, quiet, length):
    storage.serve(
        lambda connection: connection.sendall(HEAD + f"Content-Length: {length}\r\n\r\n".encode())
    )

    with call() as caller:
        try:
            assert answer_of(caller).read() == b""
        except (http.client.IncompleteRead, ConnectionError):
            assert int(re.sub(r"\D", "", length)[:5]) > 0


def test_an_empty_file_is_a_file(storage, call, quiet):
    storage.serve(lambda connection: connection.sendall(HEAD + b"Content-Length: 0\r\n\r\n"))

    with call() as caller:
        assert answer_of(caller).read() == b""
        caller.settimeout(0.3)
        with pytest.raises(socket.timeout):
            caller.recv(1)
