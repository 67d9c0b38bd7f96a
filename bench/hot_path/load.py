"""Callers in a closed loop: each sends, waits for the whole answer, and sends again.

They are coroutines of one process, with requests that are made once, so that they cost little of what is measured.
"""

import asyncio
import time
from dataclasses import dataclass, field

LENGTH = b"content-length: "


@dataclass
class Load:
    """What a run of callers saw: milliseconds of every answer, and how many were not 200."""

    seconds: float = 0.0
    milliseconds: list[float] = field(default_factory=list)
    failed: int = 0

    @property
    def per_second(self) -> float:
        return len(self.milliseconds) / self.seconds

    def percentile(self, share: float) -> float:
        """Return the time that this share of the answers took at most."""
        ordered = sorted(self.milliseconds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def run(port: int, request: bytes, connections: int, seconds: float) -> Load:
    """Let so many callers send this request to a port of this machine for so long."""
    return asyncio.run(_run(port, request, connections, seconds))


async def _run(port: int, request: bytes, connections: int, seconds: float) -> Load:
    load, started = Load(), time.perf_counter()
    callers = [_call(load, port, request, started + seconds) for _ in range(connections)]
    await asyncio.gather(*callers)
    load.seconds = time.perf_counter() - started
    return load


async def _call(load: Load, port: int, request: bytes, until: float) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while (began := time.perf_counter()) < until:
        writer.write(request)
        try:
            is_good = await _answer(reader)
        except (asyncio.IncompleteReadError, ConnectionError):  # a worker was renewed
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        load.milliseconds.append((time.perf_counter() - began) * 1000)
        load.failed += not is_good
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> bool:
    """Read one answer to its end; say whether it was a 200."""
    head = await reader.readuntil(b"\r\n\r\n")
    at = head.lower().find(LENGTH)
    if at < 0:
        await reader.readuntil(b"\r\n0\r\n\r\n")  # in pieces: so ends the last one
    else:
        start = at + len(LENGTH)
        await reader.readexactly(int(head[start : head.index(b"\r", start)]))
    return head.startswith(b"HTTP/1.1 200 ")
