"""Close the account of every call with a valid key: give back, write one usage record, set the headers."""

import logging
import time
from collections.abc import Callable
from datetime import datetime

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from billing.counted import is_counted
from billing.headers import headers_of
from billing.meter import meter
from billing.models import UsageRecord
from billing.throttling import Metering, standing_in
from config import metrics
from config.api.call_log import CallLog, call_log_of
from config.api.request_id import current_request_id

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
    counted = metering.admitted and is_counted(response.status_code)
    if metering.admitted and not counted:
        metering.snapshot = meter().give_back(metering.standing, metering.snapshot)
    milliseconds = (time.perf_counter() - started) * 1000
    write_record(request, response, counted, milliseconds, metering.snapshot.at)
    measure(call_log_of(request), milliseconds)
    remember_use(request)
    for name, value in headers_of(metering.standing, metering.snapshot).items():
        response[name] = value


def measure(call: CallLog, milliseconds: float) -> None:
    """Observe our own part of a proxied call: all but the waiting for the provider."""
    if call.attempts:
        metrics.overhead_seconds.observe(max(0.0, milliseconds - (call.provider_ms or 0)) / 1000)


def unadmitted(request: HttpRequest) -> Metering:
    """Return the windows as they are, for calls that were refused or are never counted."""
    standing = standing_in(request)
    return Metering(standing, meter().peek(standing), admitted=False)


def write_record(
    request: HttpRequest,
    response: HttpResponse,
    counted: bool,
    milliseconds: float,
    at: datetime,
) -> None:
    """Insert the usage record; should the database refuse, the log line holds the same facts."""
    key, call = request.api_key, call_log_of(request)
    partner = key.user.active_partner
    fields = {
        "ts": at,
        "request_id": current_request_id(),
        "key_id": key.pk,
        "user_id": key.user_id,
        "partner_id": partner.pk if partner else None,
        "app_id": key.app_id or "",
        "account_id": call.account_id,
        "method": request.method[:10],
        "route": route_template(request),
        "provider": call.provider,
        "tool": call.tool,
        "status": response.status_code,
        "counted": counted,
        "ms": round(milliseconds, 2),
        "provider_ms": call.provider_ms,
        "stages": call.stages_of(milliseconds),
        "error_code": call.error_code,
        "error_limit": call.error_limit,
        "error_stage": call.error_stage,
        "provider_status": call.provider_status,
        "provider_request_id": call.provider_request_id,
        "attempts": call.attempts,
    }
    try:
        UsageRecord.objects.create(**fields)
    except DatabaseError:
        log.exception("usage record not written", extra={"usage": fields})


def remember_use(request: HttpRequest) -> None:
    """Note when the key was used last. The call is made by now: nothing here may turn it into a failure."""
    try:
        request.api_key.touch(request.META.get("REMOTE_ADDR"))
    except DatabaseError:
        log.exception("last use of a key not written")


def route_template(request: HttpRequest) -> str:
    """Return the route as it is declared, so that no id or search text is kept."""
    match = request.resolver_match
    return f"/{match.route}"[:200] if match else "/"
