"""End a call under an Idempotency-Key: keep its answer for a repeat, or let the key be used again."""

import logging

from django.db import Error
from django.http.response import HttpResponseBase

from config.api.call_log import CallLog
from config.idempotency.answers import stored
from config.idempotency.models import IdempotentCall
from config.idempotency.room import has_room
from config.idempotency.rules import ended, is_kept

log = logging.getLogger("patchbay.idempotency")


def end(call: IdempotentCall, response: HttpResponseBase, of: CallLog) -> None:
    """Settle the call's row before its answer leaves. The call is made by now: no failure here may hide that.

    A row that cannot be settled looks like that of a call that was cut off: it is never made again.
    """
    if not response.streaming and hasattr(response, "render"):
        response.render()
    try:
        if is_kept(ended(of.status_of(response), of)):
            keep(call, response, of)
        else:
            IdempotentCall.objects.filter(pk=call.pk, status=None).delete()
    except Error as exc:
        log.warning("the answer under an Idempotency-Key is not kept: %s", type(exc).__name__)


def keep(call: IdempotentCall, response: HttpResponseBase, of: CallLog) -> None:
    """Store the answer sealed; of one that cannot be stored, or for which there is no room, the status alone."""
    answer = stored(response, of)
    call.answer = answer if has_room(call.user_id, len(answer)) else ""
    running = IdempotentCall.objects.filter(pk=call.pk, status=None)
    running.update(status=response.status_code, answer_sealed=call.answer_sealed)
