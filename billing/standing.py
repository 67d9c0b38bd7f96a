"""Where a caller stands: which plan is charged, for whom, and in which cycle."""

import calendar
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from accounts.models import User
from billing.models import Plan, Subscription


@dataclass(frozen=True)
class Standing:
    """The plan charged for a call and the subject whose windows it moves."""

    family: str
    subject_id: UUID
    plan: Plan
    past_due: bool = False
    anchor: datetime | None = None

    @property
    def is_partner(self) -> bool:
        return self.family == Plan.Family.PARTNER

    @property
    def is_metered(self) -> bool:
        return self.plan.beyond == Plan.Beyond.METERED

    def cycle(self, now: datetime) -> tuple[datetime, datetime]:
        """Return start and end of the billing cycle that `now` is in."""
        return cycle_of(self.anchor, now)


def standing_of(user: User) -> Standing:
    """Return the standing of a user: the partner's subscription if there is an active profile."""
    partner = user.active_partner
    owner = {"partner": partner} if partner is not None else {"user": user}
    subscription = Subscription.objects.select_related("plan").filter(**owner).first()
    return make_standing(user, partner, subscription)


def make_standing(user: User, partner, subscription: Subscription | None) -> Standing:
    """Put a standing together from rows; without a subscription the family's default plan counts."""
    family = Plan.Family.PERSONAL if partner is None else Plan.Family.PARTNER
    subject = user.pk if partner is None else partner.pk
    if subscription is None or subscription.status == Subscription.Status.CANCELLED:
        return Standing(family, subject, Plan.objects.get(family=family, is_default=True))
    return Standing(
        family, subject, subscription.plan, subscription.is_past_due, subscription.cycle_anchor
    )


def cycle_of(anchor: datetime | None, now: datetime) -> tuple[datetime, datetime]:
    """Return the monthly cycle around `now`: from the anchor's day and time, or the calendar month (UTC)."""
    anchor = (anchor or datetime(2000, 1, 1, tzinfo=UTC)).astimezone(UTC)
    now = now.astimezone(UTC)
    start = _turn(anchor, now.year, now.month)
    if start > now:
        return _turn(anchor, *_month_before(now.year, now.month)), start
    return start, _turn(anchor, *_month_after(now.year, now.month))


def _turn(anchor: datetime, year: int, month: int) -> datetime:
    """Return the turn of the cycle in a month; the 31st becomes the month's last day."""
    last = calendar.monthrange(year, month)[1]
    return anchor.replace(year=year, month=month, day=min(anchor.day, last))


def _month_before(year: int, month: int) -> tuple[int, int]:
    return (year - 1, 12) if month == 1 else (year, month - 1)


def _month_after(year: int, month: int) -> tuple[int, int]:
    return (year + 1, 1) if month == 12 else (year, month + 1)
