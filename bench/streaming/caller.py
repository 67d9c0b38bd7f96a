"""Callers who download and upload, one connection each, and hash what passes."""

import http.client
import json
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from bench.streaming.storage import MEGABYTE, PIECE, pieces

PATIENCE = 600.0  # seconds
SLOW_PAUSE = 0.05  # seconds between two pieces of a slow reader: 5 MB a second


@dataclass(frozen=True)
class Caller:
    """Who calls: the port of our server, and the headers with the key."""

    port: int
    headers: Mapping[str, str]

    def download(self, megabytes: int) -> str:
        """Download a file and return the SHA-256 of what came."""
        whole = sha256()
        with self.opened(megabytes) as answer:
            while piece := answer.read(PIECE):
                whole.update(piece)
        return whole.hexdigest()

    def upload(self, megabytes: int) -> str:
        """Upload a file and return the SHA-256 that the drive made of it."""
        length = {"Content-Length": str(megabytes * MEGABYTE)}
        with self.connection() as line:
            path = "/api/v1/drive/files/content?name=a.bin"
            line.request("PUT", path, pieces(megabytes), {**self.headers, **length})
            return json.loads(line.getresponse().read())["data"]["sha256Checksum"]

    def leave(self, megabytes: int, *, taking: int, pause: float = 0.0) -> None:
        """Take so many megabytes of a file, resting between pieces, and leave."""
        with self.opened(megabytes) as answer:
            for _ in range(taking * MEGABYTE // PIECE):
                answer.read(PIECE)
                time.sleep(pause)

    @contextmanager
    def opened(self, megabytes: int) -> Iterator[http.client.HTTPResponse]:
        """Ask for a file and return the open answer; its connection goes with the block."""
        with self.connection() as line:
            path = f"/api/v1/drive/files/{megabytes}/content?format=raw"
            line.request("GET", path, headers=dict(self.headers))
            answer = line.getresponse()
            if answer.status != http.client.OK:
                raise SystemExit(f"{answer.status}: {answer.read(500)!r}")
            yield answer
            answer.close()

    @contextmanager
    def connection(self) -> Iterator[http.client.HTTPConnection]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE, blocksize=PIECE)
        try:
            yield line
        finally:
            line.close()


def at_once(number: int, call: partial) -> list:
    """Make the same call so many times at the same time."""
    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(lambda _: call(), range(number)))
