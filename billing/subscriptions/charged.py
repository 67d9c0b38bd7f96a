"""Which subscriptions are a person's: the one that is charged for calls, and one that lies idle."""

from django.db.models import Exists, Q, QuerySet, Subquery

from accounts.models import Partner, User
from billing.models import Subscription


def charged_to(user: User) -> QuerySet[Subscription]:
    """Return, as at most one row, the partner's subscription if there is an active profile, else the user's."""
    active = profile(user).exclude(status=Partner.Status.DEACTIVATED)
    return Subscription.objects.filter(of(active) | Q(user=user) & ~Exists(active))


def idle_of(user: User) -> QuerySet[Subscription]:
    """Return, as at most one row, the subscription that no call is charged to: it may still be paid for."""
    closed = profile(user).filter(status=Partner.Status.DEACTIVATED)
    unused = Q(user=user) & Exists(profile(user)) & ~Exists(closed)
    return Subscription.objects.filter(of(closed) | unused)


def profile(user: User) -> QuerySet[Partner]:
    return Partner.objects.filter(user=user)


def of(partners: QuerySet[Partner]) -> Q:
    # One id, not a list of them: only so does the database look rows up instead of reading them all.
    return Q(partner=Subquery(partners.values("pk")[:1]))
