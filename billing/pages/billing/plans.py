"""The plans that the Billing page compares, each with the one thing to do about it."""

from dataclasses import dataclass

from billing.limits.standing import Standing
from billing.models import UNLIMITED, Plan, Subscription
from billing.payments import Backend

CURRENT, BUY, SWITCH = "current", "buy", "switch"
CANCEL, ENDING, ON_REQUEST = "cancel", "ending", "on_request"


@dataclass(frozen=True)
class Offer:
    """A plan, and how whoever looks at it gets it."""

    plan: Plan
    way: str

    @property
    def quota(self) -> int | None:
        """Return the calls a month, or a day where the family has no month."""
        return quota_of(self.plan)

    @property
    def is_for_sale(self) -> bool:
        return self.way in {BUY, SWITCH}


def offered(till: Backend, standing: Standing, subscription: Subscription | None) -> list[Offer]:
    """Return the plans of a family, the smallest first."""
    plans = sorted(Plan.objects.filter(family=standing.family), key=size)
    return [Offer(plan, way_to(plan, till, standing.plan, subscription)) for plan in plans]


def way_to(plan: Plan, till: Backend, now: Plan, subscription: Subscription | None) -> str:
    """Say how one gets from the plan that is charged now to another one."""
    paying = subscription is not None and bool(subscription.stripe_subscription_id)
    if plan == now:
        return CURRENT
    if paying and plan.is_default:
        return ENDING if subscription.ends_at else CANCEL
    # What staff assigned without a payment is theirs to change: a purchase would undo it.
    if not till.offers(plan) or not (paying or now.is_default):
        return ON_REQUEST
    return SWITCH if paying else BUY


def size(plan: Plan) -> tuple[bool, int, int]:
    quota = quota_of(plan)
    return quota == UNLIMITED, quota or 0, plan.per_minute


def quota_of(plan: Plan) -> int | None:
    return plan.per_day if plan.per_month is None else plan.per_month
