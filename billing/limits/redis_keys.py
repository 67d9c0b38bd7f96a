"""Where Redis keeps the counts; the braces keep all keys of a payer in one slot of a cluster."""

from datetime import UTC, datetime
from uuid import UUID

from django.utils import timezone

from billing.limits.claims import Claim
from billing.limits.local_counts import Slot, slot_of
from billing.limits.standing import Standing
from billing.limits.windows import Window


def key_of(standing: Standing, window: Window) -> str:
    return key_at(slot_of(standing, window), window.start)


def key_at(slot: Slot, start: datetime) -> str:
    """Return the key of a window by its slot and start."""
    subject_id, name, object_id = slot
    whose = f"{name}:{object_id}" if object_id else name
    return f"patchbay:calls:{{{subject_id}}}:{whose}:{start.astimezone(UTC):%Y%m%dT%H%M%S}"


def claims_of(standing: Standing, claim: Claim | None) -> str:
    return claims_on(standing.subject_id, claim.at if claim else timezone.now())


def claims_on(payer: UUID, day: datetime) -> str:
    """Return the key of a payer's claims; one a day, so that holders who are gone are forgotten."""
    return f"patchbay:calls:{{{payer}}}:claims:{day.astimezone(UTC):%Y%m%d}"
