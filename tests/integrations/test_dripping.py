"""A provider that answers one byte at a time cannot hold us longer than the total time."""

import socket
import threading
import time

import pytest

from config import http

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
BODIES = {
    "with a length": (HEAD + b"Content-Length: 500\r\n\r\n", b"x"),
    "in chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
    "until it closes": (HEAD + b"Connection: close\r\n\r\n", b"x"),
}
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
PACKED = HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n"
NAMED = b"\x1f\x8b\x08\x08" + bytes(
    6
)  # a head of gzip's up to the name of the file, which ends with a zero
NO_BODIES = {
    "the size of a chunk": (CHUNKED, b"0"),
    "what follows the last chunk": (CHUNKED + b"1\r\nx\r\n0\r\n", b"x"),
    "a head of gzip's": (PACKED + NAMED, b"x"),
}


@pytest.fixture
def dripping():
    """Serve one answer whose body comes piece by piece, every 20 ms for two seconds."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve(head, piece):
            client, _ = server.accept()
            with client:
                client.recv(65536)
                client.sendall(head)
                try:
                    for _ in range(100):
                        client.sendall(piece)
                        time.sleep(0.02)
                except OSError:
                    pass

        def start(head, piece):
            threading.Thread(target=serve, args=(head, piece), daemon=True).start()
            return f"http://127.0.0.1:{server.getsockname()[1]}/token"

        yield start


# promise 36, 95, 135
@pytest.mark.parametrize("form", [*BODIES, *NO_BODIES])
def test_the_total_time_holds_however_slowly_a_body_comes(dripping, form):
    url = dripping(*{**BODIES, **NO_BODIES}[form])
    began = time.monotonic()

    with pytest.raises(http.Unreachable, match="too long"):
        http.send("POST", url, total=0.2)

    assert time.monotonic() - began < 1.0


# promise 87
@pytest.mark.parametrize("form", BODIES)
def test_a_piece_is_passed_on_when_it_comes(dripping, form):
    url = dripping(*BODIES[form])
    response = http.send("GET", url, stream=True)
    began = time.monotonic()

    pieces = http.chunks(response)
    first = next(pieces)
    pieces.close()

    assert first.strip(b"x") == b""
    assert time.monotonic() - began < 0.5
