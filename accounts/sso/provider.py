"""The provider as allauth knows one: made from the settings, its rows bound to the issuer."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.conf import settings
from django.http import HttpRequest

from accounts.sso.linking import vouches


class SignOnProvider(OpenIDConnectProvider):
    """Takes claims that were checked, and keeps of them what tells two sign-ins apart."""

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"email": address_of(data)}

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"email": address_of(data), "name": data.get("name")}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        address = address_of(data)
        return [EmailAddress(email=address, verified=vouches(data), primary=True)]


def address_of(claims: dict[str, Any]) -> str:
    """Return the address as we keep addresses; empty: there is none."""
    said = claims.get("email")
    return said.lower() if isinstance(said, str) else ""


def app() -> SocialApp:
    """Return the settings as the row that allauth would keep; it is never saved."""
    ours = settings.SSO
    # Bound to the issuer: the same `sub` of another one is another person.
    return SocialApp(
        provider=SignOnProvider.id,
        provider_id=ours.issuer,
        name=ours.name,
        client_id=ours.client_id,
    )


def provider(request: HttpRequest) -> SignOnProvider:
    return SignOnProvider(request, app=app())
