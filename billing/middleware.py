"""Close the account of every call with a valid key: give back, write one usage record, set the headers."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.authentication import sent_in
from billing.limits.counted import is_counted
from billing.limits.headers import headers_of
from billing.limits.meter import meter
from billing.limits.throttling import Metering, standing_in
from billing.usage import recording
from config import metrics
from config.api.call_log import CallLog, call_log_of
from config.api.headers import looked_at, put

log = logging.getLogger("patchbay.usage")


class MeteringMiddleware:
    """Runs around every request and does nothing for those without a valid key."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        response = self.get_response(request)
        if getattr(request, "api_key", None) is not None:
            close(request, response, started)
        return response


def close(request: HttpRequest, response: HttpResponse, started: float) -> None:
    """Settle one call. The record is written before the answer leaves."""
    metering = getattr(request, "metering", None) or unadmitted(request)
    counted = settle(metering, request, response)
    milliseconds = (time.perf_counter() - started) * 1000
    write_record(request, response, counted, milliseconds, metering)
    measure(call_log_of(request), milliseconds)
    remember_use(request)
    if metering is not None:
        put(response, looked_at(headers_of(metering.standing, metering.snapshot)))


def settle(metering: Metering | None, request: HttpRequest, response: HttpResponse) -> bool:
    """Give a call back that turned out not to count; say whether it counts."""
    if metering is None or not metering.admitted:
        return False
    call = call_log_of(request)
    if request.api_key.live and not call.is_replay and is_counted(call.status_of(response)):
        return True
    claim = request.noted.claim if request.noted else None
    metering.snapshot = meter().give_back(metering.standing, metering.snapshot, claim)
    return False


def measure(call: CallLog, milliseconds: float) -> None:
    """Observe our own part of a proxied call: all but the waiting for the provider."""
    if call.attempts:
        metrics.overhead_seconds.observe(max(0.0, milliseconds - (call.provider_ms or 0)) / 1000)


def unadmitted(request: HttpRequest) -> Metering | None:
    """Return the windows as they are, for calls that were refused or are never counted."""
    try:
        standing = standing_in(request)
        return Metering(standing, meter().peek(standing), admitted=False)
    except Error as exc:
        log.warning("the windows of a call are not known: %s", type(exc).__name__)
        return None


def write_record(
    request: HttpRequest,
    response: HttpResponse,
    counted: bool,
    milliseconds: float,
    metering: Metering | None,
) -> None:
    """Write what is known of the call; then nobody else has to."""
    noted = getattr(request, "noted", None)
    known = noted.record if noted else known_late(request, metering)
    came_of_it = recording.known_at_end(call_log_of(request), response, milliseconds)
    recording.write(known | came_of_it | {"counted": counted})
    if noted:
        noted.end()


def known_late(request: HttpRequest, metering: Metering | None) -> dict[str, Any]:
    """Return what would have been known at the admission of a call that was never noted."""
    at = metering.snapshot.at if metering else timezone.now()
    return recording.known_at_admission(request, at)


def remember_use(request: HttpRequest) -> None:
    """Note when the key was used last. The call is made by now: nothing here may turn it into a failure."""
    key = request.api_key
    try:
        if key.touch(request.META.get("REMOTE_ADDR")):
            key.renew(sent_in(request)[1])
    except Error:
        log.exception("last use of a key not written")
