"""Which process takes a new connection: the one that holds fewest, while it can."""

import os
import selectors
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import Future
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from types import SimpleNamespace

import pytest
from gunicorn.workers.gthread import TConn, ThreadWorker

from config.processes import fair_worker
from config.processes.fair_worker import MANY, NOBODY, PATIENCE, SLOTS, Board, FairWorker
from tests.run.conftest import ROOT

GONE = 2**22 + 1  # more than Linux gives
APPLICATION = "tests.run.telling_who:application"
WORKER = "config.processes.fair_worker.FairWorker"


@pytest.fixture
def board(monkeypatch):
    board = Board()
    monkeypatch.setattr(fair_worker, "board", board)
    return board


@pytest.fixture
def worker(board, monkeypatch):
    """The worker in slot 1, which holds two connections and takes more; one of its three threads is at work."""
    worker = object.__new__(FairWorker)
    worker.slot, worker.has_left_one, worker.has_waited = 1, False, False
    worker.cfg, worker.keepalived_conns, worker.pending_conns = (
        SimpleNamespace(threads=3),
        ["a"],
        [],
    )
    worker.nr_conns = 2
    worker.taken = []
    monkeypatch.setattr(ThreadWorker, "accept", lambda self, listener: self.taken.append(listener))
    return worker


@pytest.mark.parametrize(
    ("pid", "count", "is_least"),
    [
        (os.getpid(), 1, False),
        (os.getpid(), 2, True),
        (os.getpid(), 3, True),
        (NOBODY, 0, True),
        (GONE, 0, True),
    ],
    ids=["fewer", "as many", "more", "takes none", "killed"],
)
def test_only_who_lives_and_takes_connections_counts(board, worker, pid, count, is_least):
    board.pids[SLOTS - 1], board.counts[SLOTS - 1] = pid, count

    assert board.is_least(worker.slot) is is_least


def test_what_it_holds_is_seen_by_all(board, worker):
    worker.nr_conns += 1

    assert (worker.nr_conns, board.counts[1]) == (3, 3)


def test_one_without_a_free_thread_holds_more_than_any(board, worker, monkeypatch):
    monkeypatch.setattr(ThreadWorker, "enqueue_req", lambda *_: None)
    board.pids[0], board.counts[0] = os.getpid(), 1000
    worker.nr_conns += 1

    worker.enqueue_req(worker.keepalived_conns.pop())

    assert board.counts[1] == 3 + MANY
    assert not board.is_least(1)


def test_a_connection_that_was_closed_already_is_counted_down_once(worker):
    ended, ours = Future(), socket.socket()
    connection = TConn(worker.cfg, ours, None, None)
    ended.set_result(False)
    ours.close()

    worker.finish_request(connection, ended)

    assert worker.nr_conns == 1


def test_one_that_takes_none_says_so(board, worker, monkeypatch):
    monkeypatch.setattr(ThreadWorker, "set_accept_enabled", lambda *_: None)

    worker.set_accept_enabled(True)
    assert board.pids[1] == os.getpid()

    worker.set_accept_enabled(False)
    assert board.pids[1] == NOBODY


def test_who_holds_fewest_takes_it_at_once(worker):
    worker.accept("listener")

    assert (worker.taken, worker.has_left_one) == (["listener"], False)


def polls(worker, monkeypatch, *rounds):
    """Let each poll of the worker find a connection, or not; return how long each was to wait."""
    found, waits = list(rounds), []

    def poll(self, timeout):
        waits.append(timeout)
        if found.pop(0):
            self.accept("listener")

    monkeypatch.setattr(ThreadWorker, "wait_for_and_dispatch_events", poll)
    monkeypatch.setattr(FairWorker, "look_away", lambda self, seconds: waits.append(seconds))
    worker.wait_for_and_dispatch_events(1.0)
    return waits


@pytest.mark.parametrize(("is_there_still", "taken"), [(True, ["listener"]), (False, [])])
def test_what_nobody_else_takes_is_taken_after_a_moment(
    board, worker, monkeypatch, is_there_still, taken
):
    board.pids[0] = os.getpid()

    assert polls(worker, monkeypatch, True, is_there_still) == [1.0, PATIENCE, 0.0]
    assert worker.taken == taken
    assert not worker.has_waited


def test_meanwhile_it_sees_to_the_connections_it_holds(board, worker):
    board.pids[0] = os.getpid()
    ours, theirs = socket.socketpair()
    with selectors.DefaultSelector() as worker.poller, ours, theirs, new_connection() as listener:
        worker.poller.register(
            ours, selectors.EVENT_READ, lambda it: worker.taken.append(it.recv(1))
        )
        worker.sockets, worker._accepting = [listener], False
        worker.set_accept_enabled(True)
        theirs.send(b"x")

        worker.look_away(0.01)

        assert worker.taken == [b"x"]
        board.pids[0] = NOBODY
        worker.wait_for_and_dispatch_events(0.0)
        assert worker.taken == [b"x", listener]


def test_it_looks_back_as_soon_as_nobody_holds_fewer(board, worker, monkeypatch):
    board.pids[0] = os.getpid()

    def somebody_comes(self, timeout):
        board.counts[0] = worker.nr_conns

    monkeypatch.setattr(ThreadWorker, "set_accept_enabled", lambda *_: None)
    monkeypatch.setattr(ThreadWorker, "wait_for_and_dispatch_events", somebody_comes)
    began = time.monotonic()

    worker.look_away(60)

    assert time.monotonic() - began < 30


@contextmanager
def new_connection():
    """Yield a listener to which somebody has just connected."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listener,
        socket.create_connection(listener.getsockname()),
    ):
        yield listener


def test_without_new_connections_it_polls_once(worker, monkeypatch):
    assert polls(worker, monkeypatch, False) == [1.0]


@pytest.fixture
def server():
    """Two processes on one port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        options = ["--bind", f"fd://{listener.fileno()}", "--workers", "2", "--threads", "8"]
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", APPLICATION, "--worker-class", WORKER, *options],
            cwd=ROOT,
            stderr=subprocess.DEVNULL,
            pass_fds=[listener.fileno()],
        )
        yield listener.getsockname()[1]
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def answering(connection):
    """Return which process answers on a connection, which stays open."""
    connection.request("GET", "/")
    return connection.getresponse().read()


def wait_for_both(port):
    deadline, seen = time.monotonic() + 30, set()
    while len(seen) < 2 and time.monotonic() < deadline:
        with ExitStack() as stack:
            seen |= set(connected(port, 4, stack))
    assert len(seen) == 2


def connected(port, number, stack):
    """Open so many connections one after the other; return the processes that answer."""
    connections = [HTTPConnection("127.0.0.1", port, timeout=10) for _ in range(number)]
    for connection in connections:
        stack.callback(connection.close)
    return [answering(connection) for connection in connections]


def test_kept_connections_are_spread_evenly(server):
    wait_for_both(server)

    with ExitStack() as stack:
        held = Counter(connected(server, 8, stack))

    assert sorted(held.values()) in ([4, 4], [3, 5])
