"""The provider's side of the benchmark: 2 KB of JSON for every request, after a wait if one is given.

python -m bench.hot_path.upstream PORT [MILLISECONDS]
"""

import asyncio
import json
import sys

ISSUE = {"number": 7, "title": "Found a bug", "state": "open", "user": {"login": "octocat"}}
BODY = json.dumps([ISSUE | {"id": number, "body": "words " * 12} for number in range(13)]).encode()
HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(BODY)}\r\n\r\n"
ANSWER = HEAD.encode() + BODY


class Provider(asyncio.Protocol):
    """Answers every request without a body, in order, over connections that stay open."""

    wait = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport, self.rest = transport, b""

    def data_received(self, data: bytes) -> None:
        *requests, self.rest = (self.rest + data).split(b"\r\n\r\n")
        for _ in requests:
            asyncio.get_running_loop().call_later(self.wait, self.answer)

    def answer(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(ANSWER)


async def serve(port: int, milliseconds: float) -> None:
    """Answer until the process is ended."""
    Provider.wait = milliseconds / 1000
    server = await asyncio.get_running_loop().create_server(Provider, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), float((sys.argv[2:] or ["0"])[0])))
