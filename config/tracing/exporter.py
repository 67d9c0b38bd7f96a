"""Send spans from a thread of its own. A collector that is away, slow or odd delays nobody: spans are lost."""

from config.metrics import files  # isort: skip (before any metric is made)

import atexit
import os
import threading
import time
from contextlib import suppress
from queue import Empty, Full, Queue
from typing import Any

import requests
from django.conf import settings
from prometheus_client import Counter

from config.tracing.configuration import Configuration
from config.tracing.spans import document

MOST = 2048  # spans that wait; what comes then is lost
BATCH = 512
GATHER = 1.0  # seconds
CONNECT = 2.0  # seconds
AT_END = 2.0  # seconds that the last spans of a process may take

lost = Counter(
    "patchbay_spans_lost", "Spans that no collector got: full (the queue), collector.", ("reason",)
)


class Exporter:
    """A bounded queue and a thread, which a forked process makes for itself."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self.session = requests.Session()
        self.session.trust_env = False
        self.forget()
        os.register_at_fork(after_in_child=self.forget)
        atexit.register(self.end)

    def forget(self) -> None:
        """Begin with nothing: what waited is the parent's to send."""
        self.waiting: Queue[dict[str, Any]] = Queue(MOST)
        self.starting, self.thread = threading.Lock(), None

    def put(self, span: dict[str, Any]) -> None:
        """Let a span be sent, unless too many wait already. Never waits."""
        try:
            self.waiting.put_nowait(span)
        except Full:
            lost.labels("full").inc()
        if self.thread is None:
            self.start()

    def start(self) -> None:
        with self.starting:
            if self.thread is None:
                self.thread = threading.Thread(target=self.run, name="traces", daemon=True)
                self.thread.start()

    def run(self) -> None:
        while True:
            time.sleep(GATHER)
            while spans := self.taken(BATCH):
                self.send(spans, self.configuration.timeout)

    def taken(self, most: int) -> list[dict[str, Any]]:
        """Return what waits, so many at most."""
        found: list[dict[str, Any]] = []
        with suppress(Empty):
            while len(found) < most:
                found.append(self.waiting.get_nowait())
        return found

    def send(self, spans: list[dict[str, Any]], timeout: float) -> None:
        """Send once; what is not taken is lost, and counted."""
        try:
            taken = self.is_taken(
                document(self.configuration.resource, settings.VERSION, spans), timeout
            )
        except Exception:  # whatever a collector does, nothing but spans is lost
            taken = False
        if not taken:
            lost.labels("collector").inc(len(spans))

    def is_taken(self, body: dict[str, Any], timeout: float) -> bool:
        """Post a document; of the answer only the status is read."""
        with self.session.post(
            self.configuration.url,
            json=body,
            headers=dict(self.configuration.headers),
            timeout=(min(CONNECT, timeout), timeout),
            verify=settings.OUTBOUND_CA_BUNDLE or True,
            allow_redirects=False,
            stream=True,
        ) as answer:
            return answer.ok and not answer.is_redirect

    def end(self) -> None:
        """Send what still waits when the process ends, in a bounded time."""
        if left := self.taken(BATCH):
            self.send(left, min(AT_END, self.configuration.timeout))


__all__ = ["Exporter", "files"]
