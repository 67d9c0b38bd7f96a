"""May this call be made under the plan: 402 when past due, 429 when a window is full."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from billing.in_flight import Noted, begin
from billing.limits.meter import meter
from billing.limits.standing import Standing, standing_of
from billing.limits.windows import Snapshot
from billing.usage import recording
from config.api.errors import PaymentPastDue, RateLimited


@dataclass
class Metering:
    """What the middleware needs to close a call's account."""

    standing: Standing
    snapshot: Snapshot
    admitted: bool


class PlanThrottle(BaseThrottle):
    """Admits calls that came with a key; views with `metered = False` are never counted."""

    def allow_request(self, request: Request, view: Any) -> bool:
        plain = request._request
        if getattr(plain, "api_key", None) is None or not view.metered:
            return True
        if not hasattr(plain, "metering"):
            standing = standing_in(plain)
            refuse_past_due(standing)
            plain.noted = note(plain, view, standing)
            plain.metering = admit(standing, plain.noted)
        refuse_full(plain.metering)
        return True


def standing_in(request: HttpRequest) -> Standing:
    """Return the standing of a call, under the budgets of its key and of the account it acts for."""
    standing = getattr(request, "standing", None) or standing_of(request.api_key.user)
    standing = standing.of(request.api_key)
    connections = getattr(request, "connections", ())
    account = connections[0].account if len(connections) == 1 else None
    return standing.with_budgets(request.api_key, account)


def refuse_past_due(standing: Standing) -> None:
    """Raise 402 where a payment is past due."""
    if standing.past_due:
        raise PaymentPastDue()


def note(request: HttpRequest, view: Any, standing: Standing) -> Noted | None:
    """Note the call as in flight, from before it is admitted until its record is written."""
    at = timezone.now()
    record = recording.known_at_admission(request, at) | recording.meant(request, view)
    return begin(record, standing, at)


def admit(standing: Standing, noted: Noted | None = None) -> Metering:
    """Count the call unless a window is full."""
    claim = noted.claim if noted else None
    snapshot = meter().admit(standing, claim.at if claim else None, claim)
    return Metering(standing, snapshot, admitted=snapshot.refused_by is None)


def refuse_full(metering: Metering) -> None:
    """Raise 429 naming the window that is full. Its numbers stay on the request, for the headers."""
    if window := metering.snapshot.refused_by:
        raise RateLimited(window.seconds_left(metering.snapshot.at), limit=window.refusal)
