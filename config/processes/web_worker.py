"""The web server's worker: what cannot be read as a request is refused as everything else is, in our envelope.

Gunicorn by itself answers with a page and repeats what it could not read, there and in its log: keys in
headers and codes in addresses with it.
"""

import json
import logging
from http import HTTPStatus
from socket import socket
from typing import Any

from gunicorn.http import errors as http
from gunicorn.util import write_nonblock
from gunicorn.workers.gthread import ThreadWorker

from config.api.errors import ApiError, InternalError, Invalid
from config.api.request_id import new_request_id

log = logging.getLogger("patchbay.errors")

SAID = {
    http.LimitRequestLine: "The address is longer than 8190 bytes",
    http.LimitRequestHeaders: "There are more than 100 headers, or one is longer than 8190 bytes",
}
OURS = (http.InvalidResponseHeader, http.InvalidResponseHeaderName, http.ConfigurationProblem)


class Worker(ThreadWorker):
    """Gunicorn's worker with threads."""

    def handle_error(self, req: Any, client: socket, addr: Any, exc: Exception) -> None:
        """Answer where there is no request to answer, or none that Django could."""
        error, request_id = refusal(exc), new_request_id()
        note(error, exc, request_id)
        try:
            write_nonblock(client, response(error, request_id))
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


def response(error: ApiError, request_id: str) -> bytes:
    """Return the whole answer as it goes over the wire."""
    body = json.dumps({**error.body(), "request_id": request_id}).encode()
    head = (
        f"HTTP/1.1 {error.status} {HTTPStatus(error.status).phrase}",
        "Connection: close",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        f"X-Request-Id: {request_id}",
    )
    return "\r\n".join([*head, "", ""]).encode() + body
