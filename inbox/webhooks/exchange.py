"""One request to an endpoint, and what came of it. Knows no database."""

import time
from contextlib import closing, suppress
from dataclasses import dataclass
from http import HTTPStatus

import requests

from config import http
from config.customer_urls import is_own_machine
from providers.waits import retry_after

CONNECT, ANSWER, TOTAL = 5.0, 10.0, 15.0  # seconds: to connect, for the head to come, in all
READ, KEPT = 4096, 1000  # bytes of an answer that are read, characters that are kept
NO_CONNECTION = "Not reachable, or not an address on the internet"
LATE = f"No answer within {ANSWER:.0f} seconds"


@dataclass(frozen=True)
class Outcome:
    """`answer` is the beginning of what the receiver said: text of a stranger, wherever it is shown."""

    status_code: int | None
    problem: str
    milliseconds: int
    answer: str = ""
    retry_after: float | None = None

    @property
    def is_success(self) -> bool:
        return self.status_code is not None and 200 <= self.status_code < 300

    @property
    def is_gone(self) -> bool:
        return self.status_code == HTTPStatus.GONE


def send(url: str, body: str, headers: dict[str, str]) -> Outcome:
    """Send one message. Redirects are not followed, and private addresses refused."""
    started = time.monotonic()
    try:
        response = http.send(
            "POST",
            url,
            data=body.encode(),
            headers={"Content-Type": "application/json", **headers},
            timeout=(CONNECT, ANSWER),
            stream=True,
            outside_host=not is_own_machine(url),
        )
    except http.Unreachable as exc:
        return Outcome(None, words_for(exc), since(started))
    answer = beginning_of(response, TOTAL - (time.monotonic() - started))
    wait = retry_after(response.headers.get("Retry-After"))
    status = response.status_code
    return Outcome(status, problem_of(status), since(started), answer, wait)


def since(started: float) -> int:
    return round((time.monotonic() - started) * 1000)


def words_for(lost: http.Unreachable) -> str:
    """Say what went wrong; whether a name is unknown or leads into our own network is not told apart."""
    cause = lost.__cause__
    if isinstance(cause, requests.ConnectTimeout):
        return f"No connection within {CONNECT:.0f} seconds"
    if isinstance(cause, requests.Timeout) or "did not begin in time" in repr(cause):
        return LATE
    if isinstance(cause, requests.exceptions.SSLError):
        return "The TLS connection failed: is the certificate valid for this host?"
    return "The connection was closed before an answer came" if lost.sent else NO_CONNECTION


def problem_of(status: int) -> str:
    if 200 <= status < 300:
        return ""
    if 300 <= status < 400:
        return f"It answered {status}: redirects are not followed"
    return f"It answered {status}"


def beginning_of(response: requests.Response, seconds: float) -> str:
    """Return what can be read of an answer in a bounded time; its status counts whatever comes of the rest."""
    found, pieces = b"", http.chunks(response, seconds=max(seconds, 0.0))
    with suppress(http.Unreachable), closing(pieces):
        for piece in pieces:
            found += piece
            if len(found) >= READ:
                break
    return readable(found)


def readable(answer: bytes) -> str:
    """Return text without control characters and marks that turn text around."""
    text = answer[:READ].decode(errors="replace")
    return "".join(sign for sign in text if sign.isprintable() or sign in "\n\t")[:KEPT]
