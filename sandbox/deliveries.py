"""What the fakes deliver unasked: POSTs to a subscriber, sent beside the answers and tried again when they fail."""

import json
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.db import transaction

from sandbox import delivery_log

TIMEOUT = (3, 10)  # seconds to connect, and for the answer
PAUSES = (1.0, 3.0, 9.0)  # seconds before each further attempt
SENDERS = 4
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Delivery:
    """One request to a subscriber. `about` says in a word what it tells; only that and the host are logged."""

    provider: str
    about: str
    url: str
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    method: str = "POST"


def in_json(provider: str, about: str, url: str, body: object, **headers: str) -> Delivery:
    """Return a delivery whose body is JSON; underscores in the names of headers are dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    named |= {"Content-Type": "application/json; charset=utf-8"}
    return Delivery(provider, about, url, json.dumps(body).encode(), named)


def may_receive(url: str) -> bool:
    """Say whether we deliver to an address: the main server's, or, kept to this machine, another one on it."""
    parts = urlsplit(url)
    if url.startswith(f"{settings.PUBLIC_URL}/"):
        return True
    is_here = parts.scheme in {"http", "https"} and parts.hostname in LOOPBACK
    return is_here and not settings.SANDBOX_ALLOW_REMOTE


def send(delivery: Delivery) -> None:
    """Deliver once what led to it is stored. It blocks no answer, and fails none."""
    entry = delivery_log.note(delivery.provider, delivery.about, delivery.url)
    transaction.on_commit(partial(_queue().put, (delivery, entry, 0)))


def ask(delivery: Delivery) -> requests.Response | None:
    """Deliver now, for a provider that looks at the answer before it goes on; None where none comes.

    Not within a transaction: the subscriber may come back with a call before it answers.
    """
    entry = delivery_log.note(delivery.provider, delivery.about, delivery.url)
    return _attempt(delivery, entry)


def _attempt(delivery: Delivery, entry: delivery_log.Entry) -> requests.Response | None:
    """Send one request, unless the address is none of ours; write down what came of it."""
    entry.attempts += 1
    if not may_receive(delivery.url):
        entry.problem = "not an address that the sandbox delivers to"
        return None
    try:
        with requests.Session() as session:
            session.trust_env = False
            response = session.request(
                delivery.method,
                delivery.url,
                data=delivery.body,
                headers=dict(delivery.headers),
                timeout=TIMEOUT,
                allow_redirects=False,
            )
    except requests.RequestException as exc:
        entry.status, entry.problem = None, type(exc).__name__
        return None
    entry.status, entry.problem = response.status_code, ""
    return response


def _work(queue: SimpleQueue) -> None:
    while True:
        delivery, entry, retries = queue.get()
        response = _attempt(delivery, entry)
        is_taken = response is not None and response.ok
        if not is_taken and retries < len(PAUSES):
            again = partial(queue.put, (delivery, entry, retries + 1))
            timer = threading.Timer(PAUSES[retries], again)
            timer.daemon = True
            timer.start()


_made: list[SimpleQueue] = []
_lock = threading.Lock()


def _queue() -> SimpleQueue:
    """Return the queue; its senders begin with the first delivery, in the process that makes it."""
    with _lock:
        if not _made:
            _made.append(SimpleQueue())
            for _ in range(SENDERS):
                threading.Thread(target=_work, args=(_made[0],), daemon=True).start()
        return _made[0]
