"""A subscriber on this machine: it notes what is delivered and answers as it is told."""

import threading
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs, urlsplit

PATIENCE = 10


@dataclass(frozen=True)
class Received:
    method: str
    headers: dict
    body: bytes


class Receiver:
    """`answers` makes status and body of the query of a request; by default a validation token comes back."""

    def __init__(self):
        self.received, self.answers = [], lambda query: (200, query.get("validationToken", ""))
        receiver = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                query = {
                    name: values[0] for name, values in parse_qs(urlsplit(self.path).query).items()
                }
                receiver.received.append(Received(self.command, dict(self.headers), body))
                status, text = receiver.answers(query)
                self.send_response(status)
                self.send_header("Content-Type", "text/plain")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/hook"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def wait_for(self, number):
        deadline = time.monotonic() + PATIENCE
        while len(self.received) < number and time.monotonic() < deadline:
            time.sleep(0.02)
        return self.received

    def close(self):
        self.server.shutdown()
        self.server.server_close()
