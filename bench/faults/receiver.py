"""Where our webhooks go: a partner's server that refuses some messages the first time."""

import json
import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zlib import crc32

REFUSED = 10  # one message in so many meets a 503 first


class Receiver:
    """Keeps which messages were accepted, and of which accounts they told."""

    def __init__(self, port: int) -> None:
        self.attempts: dict[str, int] = defaultdict(int)
        self.created: dict[str, set[str]] = defaultdict(set)  # external id → ids of messages
        self.bodies: dict[str, set[bytes]] = defaultdict(set)
        self.server = ThreadingHTTPServer(("127.0.0.1", port), self.handler())
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def take(self, message: str, body: bytes) -> int:
        """Note an attempt and return the status that answers it."""
        self.attempts[message] += 1
        self.bodies[message].add(body)
        if self.attempts[message] == 1 and crc32(message.encode()) % REFUSED == 0:
            return 503
        told = json.loads(body)
        if told["type"] == "account.created":
            self.created[told["data"]["account_id"]].add(message)
        return 204

    def handler(receiver) -> type[BaseHTTPRequestHandler]:  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(receiver.take(self.headers["webhook-id"], body))
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Say nothing: what came is counted."""

        return Handler

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
