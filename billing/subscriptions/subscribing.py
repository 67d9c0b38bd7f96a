"""What changes about a subscription, each with its event in the same transaction; the next call finds it so."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.actors import Actor
from accounts.models import User
from billing.limits.meter import meter
from billing.limits.standing import make_standing
from billing.models import Plan, Subscription
from billing.payments.settling import settle_before
from billing.subscriptions.changes import hold, write
from billing.subscriptions.granting import (
    ended_with_the_cycle,
    grant_calls,
    set_budget,
    set_spend_cap,
)
from billing.subscriptions.letting_off import let_off

__all__ = [
    "KEEP",
    "cancel",
    "change_plan",
    "grant_calls",
    "mark_paid",
    "mark_past_due",
    "set_budget",
    "set_spend_cap",
    "subscription_for",
]


class KEEP:
    """Stands for a cycle that goes on as it is."""


def subscription_for(user: User) -> Subscription:
    """Return the row that is charged for a user's calls, made on the default plan where there is none."""
    partner = user.active_partner
    owner = {"user": user} if partner is None else {"partner": partner}
    family = Plan.Family.PERSONAL if partner is None else Plan.Family.PARTNER
    rows = Subscription.objects.select_related("plan")
    return rows.get_or_create(**owner, defaults={"plan": default_plan(family)})[0]


def default_plan(family: str) -> Plan:
    return Plan.objects.get(family=family, is_default=True)


@transaction.atomic
def change_plan(
    subscription: Subscription,
    plan: Plan,
    by: Actor,
    *,
    reason: str = "",
    anchor: datetime | type[KEEP] | None = KEEP,
) -> bool:
    """Give another plan and, with an anchor, another cycle; say whether anything changed."""
    hold(subscription)
    if plan.family != subscription.plan.family:
        raise ValueError(f"{plan} is no plan for a {subscription.plan.family} subscription")
    to = {"plan": plan, "status": revived(subscription)}
    if anchor is not KEEP:
        to |= {"cycle_anchor": anchor, **ended_with_the_cycle(subscription, anchor)}
    settle_before(subscription, **to)
    changed = write(subscription, by, reason, **to | let_off(subscription, **to))
    if "cycle_anchor" in to and changed:
        # A cycle that was left for another, and is gone back to, was not counted meanwhile.
        meter().learn(make_standing(subscription.user, subscription.partner, subscription))
    return changed


def revived(subscription: Subscription) -> str:
    """Return the status after a new plan: what had ended begins again, what is owed stays owed."""
    ended = subscription.status == Subscription.Status.CANCELLED
    return Subscription.Status.ACTIVE if ended else subscription.status


@transaction.atomic
def mark_past_due(subscription: Subscription, by: Actor, reason: str = "") -> bool:
    """Refuse data routes until it is paid; say whether anything changed."""
    hold(subscription)
    if subscription.status != Subscription.Status.ACTIVE:
        return False
    to = {"status": Subscription.Status.PAST_DUE, "past_due_since": timezone.now()}
    return write(subscription, by, reason, **to)


@transaction.atomic
def mark_paid(subscription: Subscription, by: Actor, reason: str = "") -> bool:
    """Let a past due subscription call again; say whether anything changed."""
    hold(subscription)
    if not subscription.is_past_due:
        return False
    to = {"status": Subscription.Status.ACTIVE, "past_due_since": None}
    return write(subscription, by, reason, **to)


@transaction.atomic
def cancel(subscription: Subscription, by: Actor, reason: str = "") -> bool:
    """Go back to the default plan, with what was used in this cycle; say whether anything changed."""
    hold(subscription)
    default = default_plan(subscription.plan.family)
    settle_before(subscription, plan=default)
    return write(
        subscription,
        by,
        reason,
        plan=default,
        status=Subscription.Status.ACTIVE,
        past_due_since=None,
        ends_at=None,
        stripe_subscription_id="",
    )
