"""A provider of repositories that notes which of them it was asked for."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Upstream(ThreadingHTTPServer):
    """Listens on loopback until it is shut down."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def handle_error(self, *_):
        """Say nothing of callers who died."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Or else each body waits 40 ms until its headers are acknowledged.
    disable_nagle_algorithm = True

    def do_GET(self):
        self.server.asked.append(self.path.rpartition("/")[2])
        time.sleep(0.02)  # so that some are killed while they wait for it
        body = b'{"id": 1}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Say nothing."""
