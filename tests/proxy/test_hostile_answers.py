"""A provider that hangs, drips, lies or floods gets a thread of ours for its time and no longer."""

import gzip
import threading
import time

import pytest

from config import deadline, http
from integrations import retries
from integrations.wire import Wire
from tests.proxy.loopback import http_answer

REPOS = "/api/v1/github/repos"
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
CONNECT, READ, TOTAL = 0.3, 0.4, 0.6
BOUND = READ + TOTAL + 0.8  # what any of them may take, with room for a busy machine


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """The same rules with shorter times."""
    monkeypatch.setattr(Wire.__init__, "__defaults__", ((CONNECT, READ),))
    monkeypatch.setattr(http, "TOTAL_TIMEOUT", TOTAL)
    monkeypatch.setattr(retries, "BUDGET", READ / 2)
    monkeypatch.setattr(deadline, "LOOK_EVERY", 0.05)


def slowly(piece, first=b"", pause=0.05):
    """Return a behaviour that sends a piece again and again until it is cut off."""

    def drip(connection):
        connection.sendall(first)
        while True:
            time.sleep(pause)
            connection.sendall(piece)

    return drip


def in_time(acting, path=REPOS):
    """Return the answer and check that it came within the bound."""
    started = time.monotonic()
    response = acting.get(path)
    took = time.monotonic() - started
    assert took < BOUND
    return response, took


def unavailable(response):
    body = response.json()
    assert (response.status_code, body["error_code"]) == (503, "PROVIDER_UNAVAILABLE")
    assert body["details"]["source"] == "provider"
    assert body["details"]["retry_after"] >= 1
    return True


def provider_error(response):
    body = response.json()
    assert (response.status_code, body["error_code"]) == (502, "PROVIDER_ERROR")
    assert body["details"]["source"] == "provider"
    return body


# promise 95
@pytest.mark.parametrize(
    "behaviour",
    [
        lambda connection: time.sleep(BOUND + 1),
        slowly(b"x", b"HTTP/1.1 200 "),
        slowly(b"X-More: 1\r\n", HEAD),
        slowly(b"X", HEAD),
        slowly(b" ", HEAD + b"Content-Length: 1000000\r\n\r\n"),
        slowly(b"1\r\n \r\n", HEAD + b"Transfer-Encoding: chunked\r\n\r\n"),
        slowly(b"", HEAD + b"Content-Length: 10\r\n\r\n["),
    ],
    ids=["hangs", "status", "headers", "one header", "body", "chunks", "stops"],
)
def test_slow_answers_end_within_the_timeouts(acting, answering, behaviour):
    answering(behaviour)

    response, _ = in_time(acting)

    assert unavailable(response)


# promise 95
@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\xff\x00\xff" * 100,
        b"HTTP/9.9 banana\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"X: " + b"y" * 70_000 + b"\r\n\r\n[]",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n[]",
        HEAD + b"Content-Length: 100\r\n\r\n[]",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n[]",
        HEAD + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
    ],
    ids=[
        "nothing",
        "noise",
        "version",
        "long header",
        "many headers",
        "cut off",
        "bad chunk",
        "bad gzip",
    ],
)
def test_garbage_is_no_answer(acting, answering, raw):
    answering(raw)

    response, _ = in_time(acting)

    assert unavailable(response)


# promise 95
@pytest.mark.parametrize(
    "body",
    [
        b"<html>Bad gateway</html>",
        b"[" * 100_000 + b"]" * 100_000,
        b"[" * 400 + b"]" * 400,
        b'{"a":' * 150 + b"1" + b"}" * 150,
        b'[{"a": NaN}]',
        b"[Infinity]",
        b"[1e999]",
        b"[" + b"9" * 5000 + b"]",
        b'[{"a": 1',
        b'["\xed\xa0\x80"]',  # half a surrogate pair, as UTF-8 must not hold it
        b"\xff\xfe[]",
    ],
    ids=[
        "html",
        "very deep",
        "deep",
        "deep objects",
        "nan",
        "infinity",
        "overflow",
        "digits",
        "cut",
        "half a pair",
        "bytes",
    ],
)
def test_what_is_no_json_is_the_providers_fault(acting, answering, body):
    answering(http_answer(body))

    response, _ = in_time(acting)

    error = provider_error(response)
    assert error["error"] == "GitHub did not answer with JSON"
    assert error["details"]["status"] == 200
    assert len(error["details"]["body"]) <= 2000


# promise 95: a head that breaks off looks whole to the HTTP client, and its body empty
@pytest.mark.parametrize("raw", [HEAD, HEAD + b"X-Mo", HEAD + b"\r\n", http_answer(b"")])
def test_no_body_is_no_list(acting, answering, raw):
    answering(raw)

    assert provider_error(acting.get(REPOS))["error"] == "GitHub answered with nothing"


# promise 95
def test_a_hundred_levels_are_still_an_answer(acting, answering):
    answering(http_answer(b"[" * 100 + b"]" * 100))

    assert acting.get(REPOS).status_code == 200


def test_half_a_surrogate_pair_is_replaced(acting, answering):
    answering(http_answer(rb'[{"\udc00a": "x\ud800y \ud83d\ude00 \\ud800"}]'))

    assert acting.get(REPOS).json()["data"] == [{"\ufffda": "x\ufffdy \U0001f600 \\ud800"}]


# promise 95
def test_a_giant_answer_is_cut_off(acting, answering, monkeypatch):
    monkeypatch.setattr(http, "MAX_ANSWER_BYTES", 1_000_000)
    flood = slowly(b" " * 65_536, HEAD + b"\r\n", pause=0)
    answering(flood)

    response, _ = in_time(acting)

    assert provider_error(response)["error"] == "GitHub answered with more than 1000000 bytes"


# promise 95
def test_a_small_answer_that_unpacks_to_a_giant_is_cut_off(acting, answering, monkeypatch):
    monkeypatch.setattr(http, "MAX_ANSWER_BYTES", 1_000_000)
    packed = gzip.compress(b" " * 50_000_000)
    answering(http_answer(packed, "200 OK", "Content-Encoding: gzip"))

    response, _ = in_time(acting)

    assert len(packed) < 100_000
    assert provider_error(response)["error"] == "GitHub answered with more than 1000000 bytes"


# promise 95
def test_nobody_listening_is_told_at_once(acting, answering):
    answering().close()

    response, took = in_time(acting)

    assert unavailable(response)
    assert took < CONNECT + 0.5


def test_the_thread_is_free_again_and_the_next_call_is_good(acting, answering):
    answering(lambda connection: time.sleep(BOUND + 1))
    unavailable(in_time(acting)[0])

    answering()

    assert acting.get(REPOS).status_code == 200


# promise 95: one thread watches for all, however many wait
def test_hanging_providers_cost_no_threads(acting, answering):
    answering(slowly(b"X-More: 1\r\n", HEAD))
    acting.get(REPOS)
    watching = [thread for thread in threading.enumerate() if thread.name == "deadlines"]

    assert len(watching) == 1
    assert deadline.watchdog.waits == set()


# promise 20: a token endpoint gets no second request for a code or a refresh whose fate is unknown
def test_an_answer_that_broke_off_is_not_asked_for_again(acting, answering):
    server = answering(b"")

    acting.post_json("/api/v1/github/repos/o/r/issues", {"title": "t"})

    assert len(server.heard) == 1
