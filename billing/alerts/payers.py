"""Whom a subject of usage records is: the standing it is charged by, and where to write."""

from dataclasses import dataclass
from uuid import UUID

from accounts.models import Partner, User
from billing.limits.standing import Standing, make_standing


@dataclass(frozen=True)
class Payer:
    """A partner, or a user as such."""

    name: str
    email: str
    standing: Standing

    @property
    def owner(self) -> dict[str, UUID]:
        """Return the column of an event that names it."""
        return {f"{self.kind}_id": self.standing.subject_id}

    @property
    def kind(self) -> str:
        return "partner" if self.standing.is_partner else "user"


def payer_of(subject_id: UUID) -> Payer | None:
    """Return who a subject is, or None where it is gone."""
    partners = Partner.objects.select_related("user", "subscription__plan")
    if partner := partners.filter(pk=subject_id).first():
        standing = make_standing(partner.user, partner, getattr(partner, "subscription", None))
        return Payer(partner.company_name, partner.contact_email or partner.user.email, standing)
    users = User.objects.select_related("subscription__plan")
    if user := users.filter(pk=subject_id).first():
        standing = make_standing(user, None, getattr(user, "subscription", None))
        return Payer(user.email, user.email, standing)
    return None
