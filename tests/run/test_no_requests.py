"""What no HTTP server can read: refused in our envelope, with an id, and repeated nowhere."""

import json
import logging
import socket
from types import SimpleNamespace

import pytest
from gunicorn.http import errors as http

from config.api.problems import PROBLEM
from config.processes import web_worker
from tests.billing.web_server import WebServer
from tests.contract.shapes import explained

SECRET = "sk_live_NeverToBeSeenAgain"
HOST = "Host: 127.0.0.1"
START = "GET /api/v1/health HTTP/1.1"
NO_REQUEST = "What was sent is not a request that HTTP knows"
SENT = {
    "a header without a colon": ([START, HOST, f"Authorization Bearer {SECRET}"], NO_REQUEST),
    "a strange header": ([START, HOST, f"X-Key\x01: {SECRET}"], NO_REQUEST),
    "a folded header": ([START, HOST, "X-Key: a", f" {SECRET}"], NO_REQUEST),
    "a strange version": ([f"GET /?code={SECRET} HTTP/9.1", HOST], NO_REQUEST),
    "a strange method": ([f"{SECRET}<> / HTTP/1.1", HOST], NO_REQUEST),
    "no request line": ([SECRET], NO_REQUEST),
    "two lengths": ([START, HOST, "Content-Length: 1", "Content-Length: 2"], NO_REQUEST),
    "a strange encoding": ([START, HOST, "Transfer-Encoding: zip"], NO_REQUEST),
    "a long address": (
        [f"GET /?code={SECRET}{'x' * 8190} HTTP/1.1", HOST],
        "The address is longer than 8190 bytes",
    ),
    "a long header": (
        [START, HOST, f"Authorization: Bearer {SECRET}{'x' * 9000}"],
        "There are more than 100 headers, or one is longer than 8190 bytes",
    ),
    "many headers": (
        [START, HOST, *(f"X-{number}: {SECRET}" for number in range(101))],
        "There are more than 100 headers, or one is longer than 8190 bytes",
    ),
}


def exchanged(port, lines):
    """Send the lines as they are; return status line, headers and body of what comes back."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall("\r\n".join([*lines, "", ""]).encode("latin-1"))
        received = b""
        while piece := client.recv(65536):
            received += piece
    head, _, body = received.decode().partition("\r\n\r\n")
    status, *headers = head.split("\r\n")
    return status, dict(line.split(": ", 1) for line in headers), body


# promises 116, 118, 123
@pytest.mark.django_db(transaction=True)
def test_it_is_refused_as_everything_else_is(tmp_path):
    log = tmp_path / "log"
    server = WebServer(log, WORKERS="1")
    try:
        answers = {name: exchanged(server.port, lines) for name, (lines, _) in SENT.items()}
        good = exchanged(server.port, [START, HOST, "Connection: close"])
    finally:
        server.stop()

    written = [json.loads(line) for line in log.read_text().splitlines() if line.startswith("{")]
    ids = {line["request_id"] for line in written if line["message"].startswith("no request: ")}
    for name, (status, headers, body) in answers.items():
        assert status == "HTTP/1.1 400 Bad Request", name
        assert headers == {
            "Connection": "close",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
            "X-Request-Id": headers["X-Request-Id"],
        }
        told = json.loads(body)
        link = told["details"]["doc_url"]
        assert told == {
            "ok": False,
            "error": SENT[name][1],
            "error_code": "VALIDATION_ERROR",
            "code": "VALIDATION_ERROR",
            "details": {"doc_url": link},
            "request_id": headers["X-Request-Id"],
        }, name
        assert headers["X-Request-Id"] in ids, name
    assert good[0] == "HTTP/1.1 200 OK"
    assert SECRET not in log.read_text()


class Client:
    """A socket that keeps what is written to it."""

    def __init__(self, gone=False):
        self.gone, self.written = gone, b""

    def gettimeout(self):
        return 0.0

    def sendall(self, data):
        if self.gone:
            raise BrokenPipeError
        self.written += data


@pytest.mark.parametrize(
    "exc", [RuntimeError("broken"), http.InvalidResponseHeader("X"), http.ConfigurationProblem("x")]
)
def test_a_fault_of_ours_is_one(exc, caplog):
    client = Client()

    web_worker.Worker.handle_error(None, None, client, None, exc)

    head, _, body = client.written.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 500 Internal Server Error\r\n")
    assert json.loads(body)["details"] == explained("INTERNAL_ERROR")
    assert caplog.records[0].exc_info[1] is exc


def test_nobody_has_to_be_there_for_the_answer(caplog):
    caplog.set_level(logging.DEBUG)

    web_worker.Worker.handle_error(None, None, Client(gone=True), None, RuntimeError("broken"))

    assert caplog.messages == ["no request: RuntimeError", "whoever sent it is gone"]


# promise 114
def test_a_request_that_could_be_read_is_answered_in_the_form_it_accepts():
    client, request = Client(), SimpleNamespace(headers=[("HOST", "x"), ("ACCEPT", PROBLEM)])

    web_worker.Worker.handle_error(None, request, client, None, RuntimeError("broken"))

    head, _, body = client.written.partition(b"\r\n\r\n")
    assert f"Content-Type: {PROBLEM}\r\n".encode() in head
    assert json.loads(body)["detail"] == "Something went wrong on our side"
