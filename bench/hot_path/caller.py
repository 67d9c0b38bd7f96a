"""Calls of an application in this process, made as a server would: of the product with BENCH_KEY, else of the floor.

BENCH_KEPT: of the floor with one session a thread.
"""

import io
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from bench.hot_path import calls

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]
SERVER = {
    "REQUEST_METHOD": "GET",
    "SCRIPT_NAME": "",
    "QUERY_STRING": "",
    "SERVER_NAME": "127.0.0.1",
    "SERVER_PORT": "80",
    "SERVER_PROTOCOL": "HTTP/1.1",
    "REMOTE_ADDR": "127.0.0.1",
    "HTTP_HOST": "127.0.0.1",
    "wsgi.version": (1, 0),
    "wsgi.url_scheme": "http",
    "wsgi.errors": sys.stderr,
    "wsgi.multithread": True,
    "wsgi.multiprocess": True,
    "wsgi.run_once": False,
}


class Caller:
    """Calls an application again and again, with the same request."""

    def __init__(self, application: Application, path: str, headers: Mapping[str, str]) -> None:
        names = {f"HTTP_{name.upper().replace('-', '_')}": text for name, text in headers.items()}
        self.application, self.environ = application, SERVER | names | {"PATH_INFO": path}

    def call(self) -> tuple[str, bytes]:
        """Make one call; return status line and body."""
        started: list[str] = []
        environ = self.environ | {"wsgi.input": io.BytesIO()}
        answer = self.application(environ, lambda status, *_: started.append(status))
        body = b"".join(answer)
        answer.close()
        return started[0], body

    def make(self, number: int) -> None:
        for _ in range(number):
            self.call()


def caller() -> Caller:
    """Return who calls the application that this process was started for."""
    if key := os.environ.get("BENCH_KEY"):
        from config.wsgi import application as product

        return Caller(product, calls.PRODUCT_PATH, calls.headers(key))
    from bench.hot_path.floor import application as floor

    path = calls.KEPT_PATH if os.environ.get("BENCH_KEPT") else calls.FLOOR_PATH
    return Caller(floor, path, {})
