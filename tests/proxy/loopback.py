"""A provider on loopback that hears every byte of a request and answers with the bytes it is given."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

Behaviour = Callable[[socket.socket], None]


@dataclass(frozen=True)
class Heard:
    """One request as it came over the wire."""

    line: str
    headers: dict[str, str]
    body: bytes

    @property
    def target(self) -> str:
        return self.line.split(" ")[1]


class LoopbackProvider:
    """Answers each connection's one request with `behave`; bytes are sent as they are."""

    def __init__(self, answer: bytes | Behaviour) -> None:
        self.answer = answer
        self.heard: list[Heard] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            connection.settimeout(5)
            try:
                self.heard.append(read_request(connection))
                self._behave(connection)
            except OSError:
                return

    def _behave(self, connection: socket.socket) -> None:
        if isinstance(self.answer, bytes):
            connection.sendall(self.answer)
        else:
            self.answer(connection)

    def close(self) -> None:
        # Closing alone would leave the port open for as long as accept() holds on to it.
        with suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()


def in_turn(*answers: bytes | Behaviour) -> Behaviour:
    """Give one answer after the other, and the last one for ever."""
    left, lock = list(answers), threading.Lock()

    def behave(connection: socket.socket) -> None:
        with lock:
            answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, bytes):
            connection.sendall(answer)
        else:
            answer(connection)

    return behave


def hang_up(connection: socket.socket) -> None:
    """Close the connection without a word."""


@contextmanager
def provider(answer: bytes | Behaviour) -> Iterator[LoopbackProvider]:
    server = LoopbackProvider(answer)
    try:
        yield server
    finally:
        server.close()


def read_request(connection: socket.socket) -> Heard:
    """Read head and body, the body by its Content-Length."""
    stream = connection.makefile("rb")
    line = stream.readline().decode("latin-1").strip()
    headers: dict[str, str] = {}
    while (entry := stream.readline().decode("latin-1").strip()) != "":
        name, _, value = entry.partition(":")
        headers[name.lower()] = value.strip()
    return Heard(line, headers, stream.read(int(headers.get("content-length", 0))))


def http_answer(body: bytes = b"[]", status: str = "200 OK", *headers: str) -> bytes:
    """Return a whole answer; its length is stated unless a header given says otherwise."""
    lines = [f"HTTP/1.1 {status}", *headers]
    names = {line.partition(":")[0].lower() for line in headers}
    if not names & {"content-length", "transfer-encoding"}:
        lines.append(f"Content-Length: {len(body)}")
    if "content-type" not in names:
        lines.append("Content-Type: application/json")
    lines.append("Connection: close")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body
