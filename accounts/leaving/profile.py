"""Forget who somebody is: their name and address, and what their partner profile says."""

from accounts.actors import Actor
from accounts.audit.erasing import ERASED
from accounts.models import Partner, PartnerLogo, User

NOTHING = {"website": "", "contact_email": "", "use_case": "", "support_url": "", "brand_color": ""}


def erase(user: User, by: Actor) -> int:
    """Empty the rows that stay; return how many."""
    user.email, user.name, user.last_login = f"{user.pk}@{ERASED}", "", None
    user.save(update_fields=["email", "name", "last_login"])
    PartnerLogo.objects.filter(partner__user=user).delete()
    profiles = Partner.objects.filter(user=user)
    return 1 + profiles.update(company_name=ERASED, redirect_urls=[], **NOTHING)
