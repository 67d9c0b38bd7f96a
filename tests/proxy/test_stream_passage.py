"""The two ends of a download, without a web server: who is given up, when, and how that looks."""

import socket
import time
from contextlib import ExitStack

import pytest

from config import http
from integrations.download import Download
from providers.proxy.passage import PATIENCE, Passage
from providers.proxy.transfer import Transfer
from tests.proxy.loopback import http_answer, provider


@pytest.fixture
def held():
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def ends(held):
    """Return the server's and the caller's end of one connection."""
    listener = held.enter_context(socket.create_server(("127.0.0.1", 0)))
    caller = held.enter_context(socket.create_connection(listener.getsockname()))
    ours, _ = listener.accept()
    return held.enter_context(ours), caller


@pytest.fixture
def opened(held):
    """Return a function that opens a download of five bytes and notes when its place is free."""
    freed = []

    def open_one(answer=None):
        storage = held.enter_context(provider(answer or http_answer(b"hello")))
        response = http.send("GET", storage.url, stream=True)
        return Download(response, lambda: freed.append(True)), freed

    return open_one


@pytest.fixture
def passage(ends, opened, held):
    passage = Passage(ends[0], opened()[0].response)
    held.callback(passage.close)
    return passage


def test_who_waits_for_a_piece_is_waited_for(passage):
    assert not passage.is_due(time.monotonic() + 10 * PATIENCE)


def test_what_a_caller_sends_meanwhile_is_no_leaving(passage, ends):
    ends[1].sendall(b"GET / HTTP/1.1\r\n")

    assert not passage.is_due(time.monotonic())
    assert ends[0].recv(3) == b"GET"


def test_who_takes_nothing_is_given_up(passage, ends):
    passage.offer()
    assert not passage.is_due(time.monotonic() + PATIENCE - 1)
    assert passage.is_due(time.monotonic() + PATIENCE + 1)

    passage.taken()
    assert not passage.is_due(time.monotonic() + PATIENCE + 1)


def test_giving_up_wakes_a_writer_whose_caller_takes_nothing(passage, ends):
    passage.give_up()

    with pytest.raises(BrokenPipeError):
        ends[0].sendall(b"more")


def test_whoever_closed_or_reset_has_left(passage, ends):
    ends[1].close()

    assert passage.is_due(time.monotonic())


def test_a_whole_file_leaves_the_connection_open(ends, opened):
    download, freed = opened()
    transfer = Transfer(download, ends[0])

    assert b"".join(transfer) == b"hello"
    transfer.close()

    assert freed == [True]
    ends[0].sendall(b"next")
    assert ends[1].recv(4) == b"next"


@pytest.mark.parametrize("taken", [0, 1])
def test_a_file_that_is_not_whole_resets_the_connection(ends, opened, taken):
    download, freed = opened(http_answer(b"hello", "200 OK", "Content-Length: 6"))
    transfer = Transfer(download, ends[0])

    assert [next(transfer) for _ in range(taken)] == [b"hello"] * taken
    transfer.close()

    assert freed == [True]
    with pytest.raises(ConnectionResetError):
        ends[1].recv(1)


def test_a_server_that_shows_no_socket_sees_the_end_of_a_broken_file(opened):
    download, freed = opened(http_answer(b"hello", "200 OK", "Content-Length: 6"))
    transfer = Transfer(download, None)

    assert next(transfer) == b"hello"
    with pytest.raises(BrokenPipeError):
        next(transfer)
    transfer.close()

    assert freed == [True]


def test_nothing_stays_open_afterwards(ends, opened):
    download, _ = opened()
    transfer = Transfer(download, ends[0])
    passage = transfer.passage

    transfer.close()

    assert [passage.caller.fileno(), passage.provider.fileno()] == [-1, -1]
