"""A drive that makes its files on the way and keeps of uploads only their SHA-256.

python -m bench.streaming.storage PORT. A file is named by its megabytes: `/files/1024`. GET /left says how long ago
(seconds) the last download was left by its reader, and how many bytes it had been given.
"""

import json
import sys
import time
from collections.abc import Iterator
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

MEGABYTE = 1024 * 1024
PIECE = 256 * 1024


def pieces(megabytes: int) -> Iterator[bytes]:
    """Yield the bytes of a file; no two pieces are the same."""
    for number in range(megabytes * MEGABYTE // PIECE):
        yield sha256(b"%d" % number).digest() * (PIECE // 32)


def digest_of(megabytes: int) -> str:
    """Return the SHA-256 of a file."""
    whole = sha256()
    for piece in pieces(megabytes):
        whole.update(piece)
    return whole.hexdigest()


class Drive(BaseHTTPRequestHandler):
    """The part of Google Drive that downloads and uploads need."""

    protocol_version = "HTTP/1.1"
    left = (0.0, 0)  # when a reader left, and after how many bytes

    def do_GET(self) -> None:
        path, query = urlsplit(self.path)[2:4]
        if path == "/left":
            return self.say({"ago": time.monotonic() - Drive.left[0], "given": Drive.left[1]})
        megabytes = int(path.rpartition("/")[2])
        if "alt=media" in query:
            return self.send_file(megabytes)
        size = str(megabytes * MEGABYTE)
        kind = "application/octet-stream"
        return self.say({"id": str(megabytes), "name": "a.bin", "mimeType": kind, "size": size})

    def do_POST(self) -> None:
        """Open an upload."""
        self.rfile.read(int(self.headers["Content-Length"]))
        self.say({}, Location="https://drive.example/?upload_id=1")

    def do_PUT(self) -> None:
        """Take an upload and say what came."""
        left, whole = int(self.headers["Content-Length"]), sha256()
        while left and (piece := self.rfile.read(min(left, PIECE))):
            left -= len(piece)
            whole.update(piece)
        self.say({"id": "f1", "sha256Checksum": whole.hexdigest()})

    def send_file(self, megabytes: int) -> None:
        given = 0
        self.head("application/octet-stream", megabytes * MEGABYTE)
        try:
            for piece in pieces(megabytes):
                self.wfile.write(piece)
                given += len(piece)
        except OSError:
            Drive.left = (time.monotonic(), given)
            self.close_connection = True

    def say(self, answer: object, **headers: str) -> None:
        body = json.dumps(answer).encode()
        self.head("application/json", len(body), **headers)
        self.wfile.write(body)

    def head(self, kind: str, length: int, **headers: str) -> None:
        self.send_response(200)
        for name, value in {"Content-Type": kind, "Content-Length": length, **headers}.items():
            self.send_header(name, str(value))
        self.end_headers()

    def log_message(self, *said: object) -> None:
        """Keep quiet."""


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Drive).serve_forever()
