"""What is agreed beside a plan: calls on top of the quota, a spend cap, budgets of keys and accounts."""

from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from accounts import events, issuing
from accounts.actors import Actor
from accounts.models import ApiKey, ConnectedAccount
from billing.limits.cycles import cycle_of
from billing.limits.meter import meter
from billing.limits.standing import Standing, budgets_of, standing_of
from billing.models import UNLIMITED, Plan, Subscription
from billing.payments.settling import settle_before_cycle
from billing.subscriptions.changes import hold, write
from billing.usage.ledger import midnight

MOST_EXTRA = 1_000_000_000


@transaction.atomic
def grant_calls(subscription: Subscription, calls: int, by: Actor, reason: str) -> bool:
    """Add calls to the quota until the cycle (the day, for personal plans) ends."""
    hold(subscription)
    quota, until = quota_of(subscription, timezone.now())
    total = calls + standing_extra(subscription, until)
    if quota in {None, UNLIMITED}:
        raise ValueError(f"{subscription.plan} has no quota that calls could be added to")
    if calls < 1 or total > MOST_EXTRA:
        raise ValueError(f"Grant between 1 and {MOST_EXTRA:,} calls, not {calls:,}")
    settle_before_cycle(subscription)
    return write(subscription, by, reason, extra_calls=total, extra_until=until)


def quota_of(subscription: Subscription, now: datetime) -> tuple[int | None, datetime]:
    """Return the calls of the period `now` is in, and when it ends: the day's or the cycle's."""
    plan = subscription.plan
    if plan.family == Plan.Family.PARTNER:
        return plan.per_month, cycle_of(subscription.cycle_anchor, now)[1]
    return plan.per_day, midnight(now.astimezone(UTC).date() + timedelta(days=1))


def standing_extra(subscription: Subscription, until: datetime) -> int:
    """Return what was granted before for the same period."""
    return subscription.extra_calls if subscription.extra_until == until else 0


def ended_with_the_cycle(subscription: Subscription, anchor: datetime | None) -> dict[str, object]:
    """Return the columns of a grant whose cycle ends because another one begins."""
    now = timezone.now()
    same = cycle_of(anchor, now) == cycle_of(subscription.cycle_anchor, now)
    return {} if same else {"extra_calls": 0, "extra_until": None}


@transaction.atomic
def set_spend_cap(
    subscription: Subscription, amount: Decimal | None, by: Actor, reason: str = ""
) -> bool:
    """Limit what calls past the quota may cost in a cycle, None for no limit; say whether it changed."""
    hold(subscription)
    return write(subscription, by, reason, spend_cap=amount)


def set_budget(whose: ApiKey | ConnectedAccount, calls: int | None, by: Actor) -> bool:
    """Limit the calls of a key or an account in a billing cycle, None for no limit; say whether it changed."""
    changed = write_budget(whose, calls, by)
    if changed and calls is not None:
        meter().learn(standing_under(whose))
    return changed


@transaction.atomic
def write_budget(whose: ApiKey | ConnectedAccount, calls: int | None, by: Actor) -> bool:
    """Write the budget with its event; say whether it changed."""
    whose.refresh_from_db(from_queryset=type(whose).objects.select_for_update())
    was = whose.monthly_budget
    if calls == was:
        return False
    whose.monthly_budget = calls
    whose.save(update_fields=["monthly_budget"])
    record(whose, by, {"budget": calls, "was": {"budget": was}})
    return True


def standing_under(whose: ApiKey | ConnectedAccount) -> Standing:
    """Return where the callers of a key, or for an account, stand: under its budget alone."""
    user = whose.user if isinstance(whose, ApiKey) else whose.partner.user
    return replace(standing_of(user), budgets=budgets_of(whose))


def record(whose: ApiKey | ConnectedAccount, by: Actor, data: dict[str, object]) -> None:
    """Append an event about the budget of a key or an account."""
    if isinstance(whose, ApiKey):
        issuing.record("key.budget_changed", whose, by, **data)
        return
    about = {"object_type": "account", "object_id": str(whose.pk), "data": data}
    events.record_of_account("account.budget_changed", whose, **asdict(by), **about)
