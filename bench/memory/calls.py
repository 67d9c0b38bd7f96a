"""Very many calls of every kind, no two alike: what is kept for each by mistake shows."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.hot_path.competitors import request_of

CONNECTIONS = 8
# How a caller who goes through all of the API uses it: mostly the proxy, and some things go wrong.
PATHS = (
    "/api/v1/github/repos/octo/hello-{n}/issues?page={n}",
    "/api/v1/github/repos/octo/hello-{n}/issues/{n}",
    "/api/v1/github/repos/octo-{n}/hello/pulls?state=all",
    "/api/v1/accounts?offset={n}",
    "/api/v1/accounts?external_id=user-{n}",
    "/api/v1/tools/search/list-issues-{n}",
    "/api/v1/me?n={n}",
    "/api/v1/nowhere/{n}",
    "/api/v1/github/repos/octo/hello/issues?state=wrong-{n}",
    "/api/v1/slack/channels?cursor={n}",
)
STRANGER_EVERY = 17  # calls: somebody who has no key


@dataclass
class Calls:
    """Requests by their number, and how many were answered with what."""

    port: int
    headers: Mapping[str, str]

    def __post_init__(self) -> None:
        self.number = 0
        self.answered: dict[str, int] = {}

    def make(self, upto: int) -> None:
        """Make calls until there were so many."""
        asyncio.run(self._make(iter(range(self.number, upto))))
        self.number = upto

    async def _make(self, numbers: Iterator[int]) -> None:
        await asyncio.gather(*(self._call(numbers) for _ in range(CONNECTIONS)))

    async def _call(self, numbers: Iterator[int]) -> None:
        reader, writer = await self._connect()
        for number in numbers:
            writer.write(self.request(number))
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            await drain(reader, head)
            status = head[9:12].decode()
            self.answered[status] = self.answered.get(status, 0) + 1
            if b"\r\nconnection: close" in head:
                writer.close()
                reader, writer = await self._connect()
        writer.close()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection("127.0.0.1", self.port)

    def request(self, number: int) -> bytes:
        """Return the request of a number."""
        headers = self.headers if number % STRANGER_EVERY else {}
        return request_of(PATHS[number % len(PATHS)].format(n=number), headers)


async def drain(reader: asyncio.StreamReader, head: bytes) -> None:
    """Read the body of an answer, by its length or in pieces."""
    if b"transfer-encoding: chunked" in head:
        while size := int(await reader.readline(), 16):
            await reader.readexactly(size + 2)
        await reader.readline()
    else:
        length = head.partition(b"content-length: ")[2].partition(b"\r")[0]
        await reader.readexactly(int(length or 0))
