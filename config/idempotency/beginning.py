"""Begin a call under an Idempotency-Key: it is made by exactly one request, all others get what is known of it.

Decided by a unique constraint and conditional UPDATEs, so no transaction is open while the call is made.
"""

from uuid import uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from config.api.request_id import current_request_id
from config.idempotency.answers import Replay
from config.idempotency.asked import Asked
from config.idempotency.errors import CallCutOff, IdempotencyConflict, IdempotencyMismatch
from config.idempotency.models import LEASE, LIFETIME, IdempotentCall

TRIES = 5  # each lost to a call that was given back between two statements


def begin(asked: Asked) -> IdempotentCall:
    """Return the row of a call that is to be made now; raise what a repeat is answered with otherwise."""
    for _ in range(TRIES):
        earlier = of_a_former_pepper(asked)
        if earlier is None:
            if call := inserted(asked):
                return call
            earlier = of_this_key(asked)
        if earlier is None:
            continue
        if not earlier.is_expired:
            raise told(earlier, asked)
        if call := taken_over(earlier, asked):
            return call
    raise IdempotencyConflict("Other calls with this Idempotency-Key are being made", retry_after=1)


def inserted(asked: Asked) -> IdempotentCall | None:
    """Insert the call's row; None when there is one already."""
    call = IdempotentCall(
        user_id=asked.user_id,
        digest=asked.mark.digest,
        fingerprint=asked.mark.fingerprint,
        request_id=current_request_id(),
    )
    try:
        with transaction.atomic():
            call.save(force_insert=True)
    except IntegrityError:
        return None
    return call


def of_this_key(asked: Asked) -> IdempotentCall | None:
    return IdempotentCall.objects.filter(user=asked.user_id, digest=asked.mark.digest).first()


def of_a_former_pepper(asked: Asked) -> IdempotentCall | None:
    """Return a row from before the pepper was changed. Costs nothing while there is one pepper."""
    if not asked.former_digests:
        return None
    alive = IdempotentCall.objects.filter(user=asked.user_id, expires_at__gt=timezone.now())
    return alive.filter(digest__in=asked.former_digests).first()


def taken_over(earlier: IdempotentCall, asked: Asked) -> IdempotentCall | None:
    """Make an expired row that of a new call, for one request only; None for all others."""
    now = timezone.now()
    fields = {
        "id": uuid4(),
        "fingerprint": asked.mark.fingerprint,
        "request_id": current_request_id(),
        "status": None,
        "answer_sealed": "",
        "began_at": now,
        "lease_until": now + LEASE,
        "expires_at": now + LIFETIME,
    }
    expired = IdempotentCall.objects.filter(pk=earlier.pk, expires_at__lte=now)
    if not expired.update(**fields):
        return None
    return IdempotentCall(user_id=earlier.user_id, digest=earlier.digest, **fields)


def told(earlier: IdempotentCall, asked: Asked) -> Exception:
    """Return what a repeat of a call is answered with."""
    if not asked.is_same(earlier.digest, earlier.fingerprint):
        return IdempotencyMismatch(request_id=earlier.request_id)
    if earlier.may_be_running:
        return IdempotencyConflict(
            "The first call with this Idempotency-Key is still being made",
            retry_after=earlier.seconds_to_wait,
            request_id=earlier.request_id,
        )
    if earlier.status is None:
        return CallCutOff(earlier.request_id)
    kept = earlier.kept_answer
    return Replay(kept) if kept else not_kept(earlier)


def not_kept(earlier: IdempotentCall) -> IdempotencyConflict:
    return IdempotencyConflict(
        f"The first call with this Idempotency-Key ended with {earlier.status}; "
        "its answer was too large to keep, or one of too many large ones",
        status=earlier.status,
        request_id=earlier.request_id,
    )
