"""How a partner looks on the pages that people see while they connect."""

from base64 import b64encode
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from accounts.branding.images import media_type_of
from accounts.models import Partner, PartnerLogo


@dataclass(frozen=True)
class Appearance:
    """What the templates draw; empty texts for what was not given."""

    logo: str = ""
    color: str = ""
    support: str = ""


def appearance_of(partner: Partner | None) -> Appearance:
    if partner is None:
        return Appearance()
    return Appearance(address_of(logo_id(partner)), partner.brand_color, partner.support_url)


def preview_of(partner: Partner, content: bytes, *, removed: bool) -> Appearance:
    """Return how unsaved changes would look; a logo just sent stands in the page itself."""
    logo = "" if removed else address_of(logo_id(partner))
    if content:
        logo = f"data:{media_type_of(content)};base64,{b64encode(content).decode()}"
    return Appearance(logo, partner.brand_color, partner.support_url)


def logo_id(partner: Partner) -> UUID | None:
    return PartnerLogo.objects.filter(partner=partner).values_list("pk", flat=True).first()


def address_of(logo: UUID | None) -> str:
    return reverse("partner_logo", args=[logo]) if logo else ""


def keep_logo(partner: Partner, content: bytes, *, removed: bool) -> None:
    """Replace the logo by another, or take it away; the caller is in a transaction."""
    if not content and not removed:
        return
    Partner.objects.select_for_update().get(
        pk=partner.pk
    )  # two uploads at once: one after the other
    PartnerLogo.objects.filter(partner=partner).delete()
    if content:
        PartnerLogo.objects.create(
            partner=partner, content=content, media_type=media_type_of(content)
        )
