"""What a request learns about itself on the way, for the usage record and the log."""

import time
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

from config.api.errors import ApiError, RateLimited

STAGE = "failed_in"  # the attribute by which an exception knows the stage it came from


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
    booked: float = 0.0  # the time of all stages that have ended
    error_code: str = ""
    error_limit: str = ""
    error_stage: str = ""
    has_changed: bool = False  # the provider carried a write out, though the call may fail later
    is_uncertain: bool = False  # nobody knows whether the provider carried it out
    is_replay: bool = False  # the stored answer of an earlier call: nothing was done
    answered_as: int | None = None  # the status of the call itself, where HTTP says another

    def stage(self, name: str) -> "Stage":
        """Add the time of a block as that of a stage."""
        return Stage(self, name)

    def failed(self, error: ApiError, exc: Exception) -> None:
        """Note what the caller is told, and in which stage it was raised."""
        self.error_code = error.error_code
        self.is_uncertain = error.details.get("outcome") == "unknown"
        self.error_stage = vars(exc).get(STAGE, "")
        if isinstance(error, RateLimited):
            self.error_limit = error.details.get("limit", "")

    def status_of(self, response: HttpResponse) -> int:
        """Return the status that the call counts and is recorded with."""
        return self.answered_as or response.status_code

    def stages_of(self, milliseconds: float) -> dict[str, float]:
        """Return the stages of the whole time: what belongs to none is the answer's, so that they add up."""
        rest = milliseconds - sum(self.stages.values())
        return self.stages | {"answer": round(max(0.0, rest), 2)}

    def sent(self, milliseconds: float, status: int | None, request_id: str = "") -> None:
        """Note one upstream request."""
        self.attempts += 1
        self.provider_ms = round((self.provider_ms or 0.0) + milliseconds, 2)
        self.provider_status = status
        self.provider_request_id = request_id[:120]

    def received(self, milliseconds: float) -> None:
        """Add the time of reading a body."""
        self.provider_ms = round((self.provider_ms or 0.0) + milliseconds, 2)


class Stage:
    """A block whose time is a stage's, also when it fails. One that lies within another is its own alone."""

    def __init__(self, log: CallLog, name: str) -> None:
        self.log, self.name = log, name

    def __enter__(self) -> None:
        self.before, self.started = self.log.booked, time.perf_counter()

    def __exit__(self, kind: object, exc: BaseException | None, trace: object) -> None:
        took = (time.perf_counter() - self.started) * 1000
        stages, own = self.log.stages, took - (self.log.booked - self.before)
        stages[self.name] = round(stages.get(self.name, 0.0) + own, 2)
        self.log.booked = self.before + took
        if isinstance(exc, Exception):
            vars(exc).setdefault(STAGE, self.name)


def call_log_of(request: Any) -> CallLog:
    """Return the request's log, made on first use (works with Django's and DRF's requests)."""
    plain = getattr(request, "_request", request)
    if not hasattr(plain, "call_log"):
        plain.call_log = CallLog()
    return plain.call_log
