"""Write a change of a subscription: locked while it is decided, and one event of what it was and is."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from accounts import events
from accounts.actors import Actor
from billing.models import Plan, Subscription


def hold(subscription: Subscription) -> None:
    """Lock the row until the transaction ends, and read it anew; its plan when that is asked for.

    Not both at once: PostgreSQL joins before it waits for the lock, and finds nothing where the plan changed.
    """
    subscription.refresh_from_db(from_queryset=Subscription.objects.select_for_update())


def write(subscription: Subscription, by: Actor, reason: str, **to: object) -> bool:
    """Write what differs in a row that is held, with one event; say whether anything did."""
    was = {name: getattr(subscription, name) for name in to}
    was = {name: value for name, value in was.items() if value != to[name]}
    if not was:
        return False
    for name in was:
        setattr(subscription, name, to[name])
    subscription.save(update_fields=[*was, "updated_at"])
    record(subscription, by, reason, was)
    return True


def record(subscription: Subscription, by: Actor, reason: str, was: dict[str, object]) -> None:
    """Append the event: plan and status as they are, whatever else changed, and how it was before."""
    names = ("plan", "status", *(name for name in was if name not in {"plan", "status"}))
    data = {name: said(getattr(subscription, name)) for name in names}
    data |= {"was": {name: said(value) for name, value in was.items()}} if was else {}
    data |= {"reason": reason} if reason else {}
    record_about(subscription, "subscription.changed", by, data)


def record_about(
    subscription: Subscription, event_type: str, by: Actor, data: dict[str, object]
) -> None:
    """Append an event about a subscription."""
    events.record(
        event_type,
        **asdict(by),
        partner_id=subscription.partner_id,
        user_id=subscription.user_id,
        object_type="subscription",
        object_id=str(subscription.pk),
        data=data,
    )


def said(value: object) -> object:
    """Return a column's value as an event holds it."""
    if isinstance(value, Plan):
        return value.slug
    if isinstance(value, datetime):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal | str) else value
