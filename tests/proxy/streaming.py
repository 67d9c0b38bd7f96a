"""A web server as `serve` starts it, a provider that is told when to send, and callers with a socket."""

import socket
import threading
import time
from contextlib import contextmanager

from tests.proxy.loopback import LoopbackProvider, http_answer

OPENED = http_answer(b"{}", "200 OK", "Location: https://drive.example/?upload_id=1")
FILE = http_answer(b'{"id": "f1", "name": "a.bin", "mimeType": "application/octet-stream"}')
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nConnection: close\r\n"
PATH = "/api/v1/drive/files/f1/content?format=raw"
PATIENCE = 10  # seconds


class Storage(LoopbackProvider):
    """A drive whose content comes from `send`; it takes uploads, and notes when we have left the connection."""

    def __init__(self):
        self.send = None
        self.left = threading.Event()
        self.asked = threading.Event()
        super().__init__(self.answer_each)

    def serve(self, send):
        """Answer the next download with what `send` writes."""
        self.send = send
        self.left.clear()
        self.asked.clear()

    def answer_each(self, connection):
        if "alt=media" not in self.heard[-1].target:
            return connection.sendall(OPENED if "/upload/" in self.heard[-1].target else FILE)
        self.asked.set()
        self.send(connection)
        return None

    def note_leaving(self, connection):
        """Wait until the other side has closed."""
        connection.settimeout(PATIENCE)
        try:
            ended = connection.recv(1) == b""
        except ConnectionError:
            ended = True
        if ended:
            self.left.set()


@contextmanager
def calling(port, api, account, version="1.1"):
    """Open a connection, ask for the file, and close it however the block ends."""
    head = (
        f"GET {PATH} HTTP/{version}\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {api.key}\r\n"
        f"X-Account-Id: {account.external_id}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as caller:
        caller.sendall(head.encode())
        yield caller


def within(seconds, happened):
    """Say whether something comes true in time."""
    deadline = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True
