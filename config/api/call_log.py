"""What a request learns about its provider call on the way, for the usage record and the log."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any


@dataclass
class CallLog:
    """Facts of one call; times in milliseconds."""

    provider: str = ""
    tool: str = ""
    account_id: Any = None
    attempts: int = 0
    provider_ms: float | None = None
    provider_status: int | None = None
    provider_request_id: str = ""
    stages: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of a stage, also when it fails."""
        started = time.perf_counter()
        try:
            yield
        finally:
            took = (time.perf_counter() - started) * 1000
            self.stages[name] = round(self.stages.get(name, 0.0) + took, 2)

    def sent(self, milliseconds: float, status: int | None, request_id: str = "") -> None:
        """Note one upstream request."""
        self.attempts += 1
        self.provider_ms = round((self.provider_ms or 0.0) + milliseconds, 2)
        self.provider_status = status
        self.provider_request_id = request_id[:120]

    def received(self, milliseconds: float) -> None:
        """Add the time of reading a body."""
        self.provider_ms = round((self.provider_ms or 0.0) + milliseconds, 2)


def call_log_of(request: Any) -> CallLog:
    """Return the request's log, made on first use (works with Django's and DRF's requests)."""
    plain = getattr(request, "_request", request)
    if not hasattr(plain, "call_log"):
        plain.call_log = CallLog()
    return plain.call_log
