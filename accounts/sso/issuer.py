"""What the provider says of itself, held against the issuer that the operator named."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache

from accounts.sso.questions import ask
from accounts.sso.refusals import Untrusted

WELL_KNOWN = "/.well-known/openid-configuration"
KEPT_SECONDS = 300
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
BASIC, POST = "client_secret_basic", "client_secret_post"


@dataclass(frozen=True)
class Issuer:
    """The endpoints of the provider, and how we prove who we are there."""

    name: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str
    takes_basic: bool


def issuer() -> Issuer:
    """Return the provider, asked at most every five minutes. Raises Unavailable or Untrusted."""
    key = f"sso:{settings.SSO.issuer}"
    said = cache.get(key)
    if said is None:
        said = ask("GET", settings.SSO.issuer + WELL_KNOWN)
        read(said)  # what cannot be used is not kept
        cache.set(key, said, KEPT_SECONDS)
    return read(said)


def read(said: dict[str, Any]) -> Issuer:
    """Return what a discovery document describes, if it is the one of our issuer."""
    name = str(said.get("issuer", ""))
    if name.rstrip("/") != settings.SSO.issuer:
        raise Untrusted(f"the issuer calls itself {name!r}")
    found = {member: endpoint(said, member) for member in ENDPOINTS}
    userinfo = endpoint(said, "userinfo_endpoint") if said.get("userinfo_endpoint") else ""
    ways = said.get("token_endpoint_auth_methods_supported") or [BASIC]
    takes_basic = BASIC in ways or POST not in ways
    return Issuer(name, **found, userinfo_endpoint=userinfo, takes_basic=takes_basic)


def endpoint(said: dict[str, Any], member: str) -> str:
    """Return an address that is as secure as the issuer's own."""
    url = str(said.get(member, ""))
    wanted = {"https", urlsplit(settings.SSO.issuer).scheme}
    if urlsplit(url).scheme not in wanted or not urlsplit(url).hostname:
        raise Untrusted(f"{member} is no address to go to")
    return url
