"""Where a caller stands: which plan is charged, for whom, in which cycle, and what was agreed beside it."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid5

from accounts.models import ApiKey, ConnectedAccount, User
from billing.limits.cycles import cycle_of
from billing.models import UNLIMITED, Plan, Subscription


@dataclass(frozen=True)
class Budget:
    """Calls that one key or one account may use up in a billing cycle, whatever the plan leaves."""

    kind: str  # "key" or "account"
    object_id: UUID
    limit: int


@dataclass(frozen=True)
class Standing:
    """The plan charged for a call, the subject whose windows it moves, and the budgets it is under."""

    family: str
    subject_id: UUID
    plan: Plan
    past_due: bool = False
    anchor: datetime | None = None
    spend_cap: Decimal | None = None
    extra_calls: int = 0
    extra_until: datetime | None = None
    budgets: tuple[Budget, ...] = ()

    @property
    def is_partner(self) -> bool:
        return self.family == Plan.Family.PARTNER

    def cycle(self, now: datetime) -> tuple[datetime, datetime]:
        """Return start and end of the billing cycle that `now` is in."""
        return cycle_of(self.anchor, now)

    def granted(self, now: datetime) -> int:
        """Return the calls that staff granted on top of the quota for the period `now` is in."""
        return self.extra_calls if self.extra_until and now < self.extra_until else 0

    def of(self, key: ApiKey) -> "Standing":
        """Return this standing as it is for a key: a test key's is apart, and free."""
        return self if key.live else in_test_mode(self)

    def with_budgets(self, key: ApiKey, account: ConnectedAccount | None) -> "Standing":
        """Return this standing under the budgets of the key and of the account, where they have one."""
        budgets = budgets_of(key, account)
        return replace(self, budgets=budgets) if budgets else self


def budgets_of(*rows: ApiKey | ConnectedAccount | None) -> tuple[Budget, ...]:
    """Return the budgets of keys and accounts, as far as they have one."""
    return tuple(
        Budget("key" if isinstance(row, ApiKey) else "account", row.pk, row.monthly_budget)
        for row in rows
        if row is not None and row.monthly_budget is not None
    )


def in_test_mode(standing: Standing) -> Standing:
    """Return where test keys stand: the plan's minute on a counter of their own, and nothing to pay for."""
    plan = standing.plan
    free = Plan(
        slug=plan.slug,
        family=plan.family,
        per_minute=plan.per_minute,
        per_month=UNLIMITED if standing.is_partner else None,
        overage_per_1000=Decimal(0),
    )
    subject = test_subject(standing.subject_id)
    return Standing(standing.family, subject, free, standing.past_due, standing.anchor)


def test_subject(payer: UUID) -> UUID:
    """Return as whose a payer's test calls are counted and recorded: nobody's, so that no sum holds both."""
    return uuid5(payer, "test mode")


def standing_of(user: User) -> Standing:
    """Return the standing of a user: the partner's subscription if there is an active profile."""
    return make_standing(user, user.active_partner, subscription_of(user))


def subscription_of(user: User) -> Subscription | None:
    """Return the subscription that is charged for a user's calls, with its plan."""
    partner = user.active_partner
    owner = {"partner": partner} if partner is not None else {"user": user}
    return Subscription.objects.select_related("plan").filter(**owner).first()


def make_standing(user: User, partner, subscription: Subscription | None) -> Standing:
    """Put a standing together from rows; without a subscription the family's default plan counts."""
    family = Plan.Family.PERSONAL if partner is None else Plan.Family.PARTNER
    subject = user.pk if partner is None else partner.pk
    if subscription is None or subscription.status == Subscription.Status.CANCELLED:
        return Standing(family, subject, Plan.objects.get(family=family, is_default=True))
    return Standing(
        family,
        subject,
        subscription.plan,
        subscription.is_past_due,
        subscription.cycle_anchor,
        subscription.spend_cap,
        subscription.extra_calls,
        subscription.extra_until,
    )
