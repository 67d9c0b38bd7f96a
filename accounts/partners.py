"""What happens to a partner profile, each with its event in the same transaction."""

from dataclasses import asdict

from django.db import transaction

from accounts import events
from accounts.actors import Actor
from accounts.models import Partner


def suspend(partner: Partner, by: Actor, reason: str = "") -> bool:
    """Stop every data route of an active partner; say whether anything changed."""
    return _move(partner, Partner.Status.ACTIVE, Partner.Status.SUSPENDED, by, reason)


def reactivate(partner: Partner, by: Actor, reason: str = "") -> bool:
    """Lift a suspension; say whether anything changed."""
    return _move(partner, Partner.Status.SUSPENDED, Partner.Status.ACTIVE, by, reason)


@transaction.atomic
def _move(partner: Partner, before: str, after: str, by: Actor, reason: str) -> bool:
    moved = Partner.objects.filter(pk=partner.pk, status=before).update(status=after)
    if moved:
        word = "suspended" if after == Partner.Status.SUSPENDED else "reactivated"
        record(f"partner.{word}", partner, by, **({"reason": reason} if reason else {}))
    return bool(moved)


def record(event_type: str, partner: Partner, by: Actor, **data: object) -> None:
    """Append an event about a partner profile."""
    events.record(
        event_type,
        **asdict(by),
        user_id=partner.user_id,
        partner_id=partner.pk,
        object_type="partner",
        object_id=str(partner.pk),
        data=data,
    )
