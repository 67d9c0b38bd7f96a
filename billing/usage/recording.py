"""The record of a call: what is known of it at its admission, and what only at its end."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import Error
from django.http import HttpRequest, HttpResponse

from accounts.models import ApiKey
from billing.in_flight.aside import keep
from billing.limits.standing import test_subject
from billing.usage import storing
from config.api.call_log import CallLog
from config.api.request_id import current_request_id

log = logging.getLogger("patchbay.usage")


def known_at_admission(request: HttpRequest, at: datetime) -> dict[str, Any]:
    """Return the fields that tell who calls what."""
    key = request.api_key
    return {
        "ts": at,
        "request_id": current_request_id(),
        "key_id": key.pk,
        "user_id": key.user_id,
        "partner_id": payer_of(key),
        "app_id": key.app_id or "",
        "method": request.method[:10],
        "route": route_template(request),
    }


def payer_of(key: ApiKey) -> UUID | None:
    """Return the partner whose call it is, None being the user as such; test calls are nobody's."""
    partner = key.user.active_partner
    payer = partner.pk if partner else None
    return payer if key.live else test_subject(payer or key.user_id)


def meant(request: HttpRequest, view: Any) -> dict[str, Any]:
    """Return the fields that tell what a call is about to do, where it is for a provider."""
    connections = getattr(request, "connections", ())
    account = connections[0].account if len(connections) == 1 else None
    offer = getattr(view, "offers", {}).get(request.method)
    return {
        "account_id": account.pk if account else None,
        "provider": offer.provider.slug if offer else "",
        "tool": offer.tool.name if offer else "",
    }


def known_at_end(call: CallLog, response: HttpResponse, milliseconds: float) -> dict[str, Any]:
    """Return the fields that tell what came of it."""
    return {
        "account_id": call.account_id,
        "provider": call.provider,
        "tool": call.tool,
        "status": call.status_of(response),
        "ms": round(milliseconds, 2),
        "provider_ms": call.provider_ms,
        "stages": call.stages_of(milliseconds),
        "error_code": call.error_code,
        "error_limit": call.error_limit,
        "error_stage": call.error_stage,
        "provider_status": call.provider_status,
        "provider_request_id": call.provider_request_id,
        "attempts": call.attempts,
        "is_replay": call.is_replay,
    }


def write(fields: dict[str, Any]) -> None:
    """Insert the record; one that the database refuses is kept and written when it is back."""
    try:
        storing.store(fields)
    except Error as exc:
        log.warning("a usage record is kept for later: %s", type(exc).__name__)
        keep(fields)


def route_template(request: HttpRequest) -> str:
    """Return the route as it is declared, so that no id or search text is kept."""
    match = request.resolver_match
    return f"/{match.route}"[:200] if match else "/"
