"""Heads are sent and read, to the letter, as urllib3 and `http.client` would."""

import socket
from http.client import HTTPException, HTTPResponse

import pytest
from urllib3.connection import HTTPConnection

from config.plain.answers import HEAD, PlainAnswer
from config.plain.requests import PlainHeads

PLAIN = [
    b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/html; charset=utf-8\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
    b"HTTP/1.1 404 Not  Found \r\nX-Empty:\r\nX-Wide: \t a b  \r\ncontent-length:0\r\n\r\n",
    b"HTTP/1.1 500\r\nConnection: Keep-Alive, CLOSE\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 201 Created\r\n\r\nuntil the end",
    b"HTTP/1.1 200 OK\r\nSet-Cookie: a\r\nset-cookie: b\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
    b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nContent-Type: multipart/mixed; boundary=x\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nContent-Transfer-Encoding: base64\r\nX_Odd!: 1\r\nContent-Length: 2\r\n\r\nab",
]
OTHERS = [
    b"",
    b"HTTP/1.1 2",
    b"\r\n",
    b"HTTP/1.1 200 OK\r\nContent-Length: 2",
    b"HTTP/1.1 99 Few\r\n\r\n",
    b"HTTP/1.1 1000 Many\r\n\r\n",
    b"HTTP/2 200 OK\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.0 200 OK\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 100 Continue\r\nX-A: b\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 204 No Content\r\n\r\nab",
    b"HTTP/1.1 304 Not Modified\r\nContent-Length: 2\r\n\r\n",
    b"HTTP/1.1 200 OK\nContent-Length: 2\n\nab",
    b"HTTP/1.1 200 OK\r\nX-Folded: a\r\n b\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nX-\xe9: a\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nX-Name: caf\xc3\xa9\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nno colon\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nX-Bare: a\rb\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nX-Nul: a\0b\r\nContent-Length: 2\r\n\r\nab",
    b"HTTP/1.1 200 OK\r\nX-Space : a\r\nContent-Length: 2\r\n\r\nab",
]
BY_LENGTH = [
    b"HTTP/1.1 200 OK\r\nContent-Length: %s\r\n\r\nab" % length
    for length in (b"+2", b"-2", b"2_0", b"2, 2", b"0x2", b"many", b"", b"10", b"9" * 5000)
]
LONG = [
    b"HTTP/1.1 200 OK\r\n%sContent-Length: 2\r\n\r\nab" % (b"X-A: b\r\n" * 99),
    b"HTTP/1.1 200 OK\r\n%sContent-Length: 2\r\n\r\nab" % (b"X-A: b\r\n" * 101),
    b"HTTP/1.1 200 OK\r\n%sContent-Length: 2\r\n\r\nab" % (b"X-A: %s\r\n" % (b"b" * 9000)),
    b"HTTP/1.1 200 OK\r\nX-A: %s\r\n\r\nab" % (b"b" * 70_000),
]


def read(kind, raw, method):
    """Return all that is known of an answer, or the kind of its error."""
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 200_000)
        ours.sendall(raw)
        ours.shutdown(socket.SHUT_WR)
        answer = kind(theirs, method=method)
        try:
            answer.begin()
            head = answer.status, answer.reason, answer.version, answer.headers.items()
            frame = answer.chunked, answer.length, answer.will_close
            return head, frame, answer.headers.get("content-type"), answer.read()
        except (HTTPException, OSError) as exc:
            return type(exc), str(exc)


# promise 81
@pytest.mark.parametrize("method", ["GET", "HEAD", "DELETE"])
@pytest.mark.parametrize("raw", PLAIN + OTHERS + BY_LENGTH + LONG, ids=lambda raw: ascii(raw[:60]))
def test_an_answer_is_read_as_http_client_reads_it(raw, method):
    assert read(PlainAnswer, raw, method) == read(HTTPResponse, raw, method)


def test_which_are_read_in_one_go():
    assert [raw for raw in PLAIN + OTHERS if HEAD.match(raw.decode("latin-1"))] == PLAIN


def test_what_follows_a_head_is_left_for_who_reads_on():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        ours.sendall(PLAIN[0])
        answer = PlainAnswer(theirs, method="GET")
        answer.begin()
        ours.sendall(b"cd")

        assert (answer.read1(9), answer.read(), answer.isclosed()) == (b"ab", b"", True)


class Ours(PlainHeads, HTTPConnection):
    pass


USUAL = {"User-Agent": "Patchbay/1", "Authorization": "Bearer x", "Accept": "*/*"}
REQUESTS = [
    ("GET", USUAL, None),
    ("HEAD", USUAL, None),
    ("DELETE", USUAL, None),
    ("POST", USUAL, None),
    ("POST", USUAL, b"{}"),
    ("GET", USUAL, b"{}"),
    ("GET", None, None),
    ("GET", {}, None),
    ("GET", USUAL | {"Host": "elsewhere"}, None),
    ("GET", USUAL | {"accept-encoding": "gzip"}, None),
    ("GET", USUAL | {"Content-Length": "0"}, None),
    ("GET", USUAL | {"X-Name": "café"}, None),
    ("GET", USUAL | {"X-Bytes": b"a"}, None),
    ("GET", USUAL | {"X-Two": "a\r\nX-Three: b"}, None),
]


def sent(kind, host, port, request):
    """Return what a connection sends, or the kind of its error."""
    ours, theirs = socket.socketpair()
    method, headers, body = request
    with ours, theirs:
        connection = kind(host, port)
        connection.sock = ours
        try:
            connection.request(method, "/a?b=c", body=body, headers=headers)
        except ValueError as exc:
            return type(exc), str(exc)
        return theirs.recv(9000)


@pytest.mark.parametrize(
    "at", [("api.example.com", 80), ("127.0.0.1", 8001), ("[::1]", 80), ("API.x.", 80)]
)
@pytest.mark.parametrize("request_", REQUESTS, ids=str)
def test_a_request_is_sent_as_urllib3_sends_it(request_, at):
    assert sent(Ours, *at, request_) == sent(HTTPConnection, *at, request_)
