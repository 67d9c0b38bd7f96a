"""The web server's worker: what cannot be read as a request is refused as everything else is, in our envelope.

Gunicorn by itself answers with a page and repeats what it could not read, there and in its log: keys in
headers and codes in addresses with it.
"""

import gc
import json
import logging
from http import HTTPStatus
from importlib import import_module
from socket import socket
from typing import Any

from django.conf import settings
from gunicorn.http import errors as http
from gunicorn.util import write_nonblock

from config.api.errors import ApiError, InternalError, Invalid
from config.api.problems import PROBLEM, accepts_problem, problem_of
from config.api.request_id import new_request_id
from config.deadline import watchdog
from config.metrics import pool
from config.processes.core_worker import CoreWorker

log = logging.getLogger("patchbay.errors")

YOUNG = 10_000  # objects that are new before the collector looks at them
TO_ANSWER = 4.0  # seconds of the grace time for what follows a provider's answer

SAID = {
    http.LimitRequestLine: "The address is longer than 8190 bytes",
    http.LimitRequestHeaders: "There are more than 100 headers, or one is longer than 8190 bytes",
}
OURS = (http.InvalidResponseHeader, http.InvalidResponseHeaderName, http.ConfigurationProblem)


class Worker(CoreWorker):
    """Ours, with threads."""

    def load_wsgi(self) -> None:
        """Load everything, and let the collector look no more at what stays as long as the process.

        Looking at it all took 90 ms of every thread's time, again and again. What calls leave behind is
        little: it may wait until there is more of it.
        """
        super().load_wsgi()
        import_module(settings.ROOT_URLCONF)  # or the first call would load it
        gc.collect()
        gc.freeze()
        gc.set_threshold(YOUNG)

    def handle_exit(self, sig: int, frame: Any) -> None:
        """Take no more calls, and give up on providers early enough that every caller is answered."""
        super().handle_exit(sig, frame)
        watchdog.close_in(self.cfg.graceful_timeout - TO_ANSWER)

    def notify(self) -> None:
        """Tell gunicorn that this process lives, and /metrics how long its threads waited."""
        super().notify()
        pool.tell()

    def handle_error(self, req: Any, client: socket, addr: Any, exc: Exception) -> None:
        """Answer where there is no request to answer, or none that Django could."""
        error, request_id = refusal(exc), new_request_id()
        note(error, exc, request_id)
        try:
            write_nonblock(client, response(error, request_id, accept_of(req)))
        except OSError:
            log.debug("whoever sent it is gone")


def refusal(exc: Exception) -> ApiError:
    """Return what the caller is told."""
    if isinstance(exc, http.ParseException) and not isinstance(exc, OURS):
        return Invalid(SAID.get(type(exc), "What was sent is not a request that HTTP knows"))
    return InternalError()


def note(error: ApiError, exc: Exception, request_id: str) -> None:
    """Write the kind of what went wrong; its text may hold what was sent."""
    traceback = exc if error.status >= HTTPStatus.INTERNAL_SERVER_ERROR else None
    extra = {"request_id": request_id, "status": error.status}
    log.warning("no request: %s", type(exc).__name__, exc_info=traceback, extra=extra)


def accept_of(req: Any) -> str:
    """Return the Accept header where what came could be read as a request, else nothing."""
    return ",".join(value for name, value in getattr(req, "headers", ()) if name == "ACCEPT")


def response(error: ApiError, request_id: str, accept: str) -> bytes:
    """Return the whole answer as it goes over the wire."""
    told, kind = {**error.body(), "request_id": request_id}, "application/json"
    if accepts_problem(accept):
        told, kind = problem_of(told, error.status), PROBLEM
    body = json.dumps(told).encode()
    head = (
        f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}",
        "Connection: close",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        f"X-Request-Id: {request_id}",
    )
    return "\r\n".join([*head, "", ""]).encode() + body
