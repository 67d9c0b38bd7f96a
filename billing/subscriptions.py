"""Which subscriptions are a person's: the one that is charged for calls, and one that lies idle."""

from django.db.models import Exists, Q, QuerySet, Subquery

from accounts.models import Partner, User
from billing.models import Subscription


def charged_to(user: User) -> QuerySet[Subscription]:
    """Return, as at most one row, the partner's subscription if there is an active profile, else the user's."""
    profile = active_profile(user)
    own = Q(user=user) & ~Exists(profile)
    return Subscription.objects.filter(Q(partner=Subquery(profile.values("pk")[:1])) | own)


def idle_of(user: User) -> QuerySet[Subscription]:
    """Return, as at most one row, the subscription that no call is charged to: it may still be paid for."""
    profile = active_profile(user)
    return Subscription.objects.filter(Q(user=user) & Exists(profile) | Q(partner__in=closed(user)))


def active_profile(user: User) -> QuerySet[Partner]:
    return Partner.objects.filter(user=user).exclude(status=Partner.Status.DEACTIVATED)


def closed(user: User) -> QuerySet[Partner]:
    return Partner.objects.filter(user=user, status=Partner.Status.DEACTIVATED)
