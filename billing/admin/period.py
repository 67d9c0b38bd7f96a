"""What the running period of a subscription has come to, for support."""

from datetime import datetime

from accounts.models import User
from billing.limits.standing import make_standing
from billing.models import UNLIMITED, Subscription
from billing.usage.period import Period, period_of


def in_words(subscription: Subscription, now: datetime) -> str:
    """Say what is included, used and past the quota of the billing cycle (the day, for personal plans)."""
    if subscription._state.adding:
        return ""
    owner: User = subscription.partner.user if subscription.partner_id else subscription.user
    period = period_of(make_standing(owner, subscription.partner, subscription), now)
    span = f"{period.start:%Y-%m-%d %H:%M} to {period.end:%Y-%m-%d %H:%M} UTC"
    return f"{used(period)}{past(period)}; {span}"


def used(period: Period) -> str:
    if period.included == UNLIMITED:
        return f"{period.used:,} calls used, unlimited"
    extra = f" ({period.extra_calls:,} of them granted)" if period.extra_calls else ""
    return f"{period.used:,} of {period.included:,} calls used{extra}"


def past(period: Period) -> str:
    """Say what is past the quota of a metered plan, and what it costs."""
    if not period.is_metered:
        return ""
    return f", {period.overage_calls:,} past the quota (${period.overage_cost:,.2f})"
