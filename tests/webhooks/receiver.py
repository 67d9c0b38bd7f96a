"""A partner's server in a thread: it keeps what it was sent, and answers as the path says."""

import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Received:
    path: str
    headers: dict
    body: str
    at: float = field(default_factory=time.monotonic)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.got.append(Received(self.path, headers, body))
        name, _, rest = self.path.partition("?")[0].strip("/").partition("/")
        getattr(self, f"be_{name}", lambda _: self.be_status(name))(rest)

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def be_status(self, status):
        self.answer(int(status) if status.isdigit() else 200, b"thanks")

    def be_wait(self, seconds):
        self.server.released.wait(float(seconds))
        self.answer(200)

    def be_redirect(self, _):
        self.answer(302, Location=f"{self.server.url}/moved")

    def be_later(self, seconds):
        self.answer(503, Retry_After=seconds)

    def be_rude(self, _):
        self.answer(500, b"\x00\x1b[31mno\xe2\x80\xae\xff" + b"x" * 5000)

    def be_cut(self, _):
        """Close in the middle of the answer's body."""
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"half")
        self.close_connection = True

    def be_mute(self, _):
        """Close without an answer."""
        self.close_connection = True

    def be_huge(self, _):
        self.answer(200, b"y" * 10_000_000)

    def be_drip(self, _):
        """Begin at once, then send a byte now and then, for ever."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        while not self.server.released.wait(0.2):
            self.wfile.write(b"z")
            self.wfile.flush()


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 100

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.got, self.released = [], threading.Event()
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request, client_address):
        pass  # who is sent half an answer leaves

    def bodies_at(self, path):
        return [each for each in self.got if each.path == path]
