"""Become a partner: profile, subscription to the first plan, and a partner key."""

from django.db import transaction

from accounts import partners
from accounts.actors import Actor
from accounts.issuing import issue
from accounts.models import ApiKey, Partner, User
from billing.models import Plan, Subscription

FIRST_KEY = "First partner key"


@transaction.atomic
def register(user: User, partner: Partner, by: Actor) -> tuple[Partner, ApiKey, str]:
    """Save a new partner profile with all it needs; return it with its first key and the raw text."""
    partner.user = user
    partner.save(force_insert=True)
    plan = Plan.objects.get(family=Plan.Family.PARTNER, is_default=True)
    Subscription.objects.create(partner=partner, plan=plan)
    partners.record("partner.created", partner, by)
    return partner, *issue(user, ApiKey.Kind.PARTNER, FIRST_KEY, by)
