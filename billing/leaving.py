"""What of a plan is in the way of a person who is to be forgotten, and what is told of it."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from accounts.held import Row, columns
from accounts.models import User
from billing.models import Subscription

SHOWN = ("plan__name", "status", "ends_at", "spend_cap", "stripe_customer_id", "created_at")


def subscriptions(user: User) -> Iterator[Row]:
    return columns(of(user), *SHOWN)


def still_paid(user: User) -> str:
    """Say that somebody pays for a plan, or owes for one: that is ended first."""
    paid = of(user).exclude(stripe_subscription_id="")
    if paid.exclude(status=Subscription.Status.CANCELLED).exists():
        return f"{user.email} has a paid plan: cancel it first, so that nobody pays for nothing"
    return ""


def of(user: User) -> QuerySet[Subscription]:
    return Subscription.objects.filter(Q(partner__user=user) | Q(user=user))
