"""Who makes the calls that are measured: one large partner, in a cycle that began in the middle of a day."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from accounts.models import Partner, User
from bench.growth.filling import id_of
from billing.models import Plan, Subscription

SPAN = timedelta(days=29, hours=13, minutes=20)


@dataclass(frozen=True)
class Scene:
    """The large partner, and when its cycle began."""

    partner: Partner
    begin: datetime
    now: datetime

    @property
    def an_account(self) -> UUID:
        return id_of("a", 1234)

    @property
    def a_key(self) -> UUID:
        return id_of("0", 2)


def make_scene() -> Scene:
    """Make the partner on a metered plan whose cycle began a month ago."""
    now = timezone.now()
    user = User.objects.create_user("growth@example.com")
    partner = Partner.objects.create(user=user, company_name="Growth", website="https://a.example")
    plan = Plan.objects.get(family="partner", slug="pro")
    Subscription.objects.create(partner=partner, plan=plan, cycle_anchor=now - SPAN)
    return Scene(partner, now - SPAN, now)
