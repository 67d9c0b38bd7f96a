"""A code for the claims of the person who brought it; the tokens are let go of at once."""

from typing import Any
from urllib.parse import quote

from django.conf import settings
from requests.auth import HTTPBasicAuth

from accounts.sso.id_token import claims_of
from accounts.sso.issuer import Issuer, issuer
from accounts.sso.questions import ask
from accounts.sso.refusals import Untrusted

# Of one answer: what one vouches for is not the address of the other.
ADDRESS = ("email", "email_verified")


def exchange(code: str, *, verifier: str, nonce: str, redirect_uri: str) -> dict[str, Any]:
    """Return the claims about whoever logged in. Raises Unavailable or Untrusted."""
    at, ours = issuer(), settings.SSO
    tokens = redeemed(at, code=code, code_verifier=verifier, redirect_uri=redirect_uri)
    keys = ask("GET", at.jwks_uri)
    proof = str(tokens.get("id_token", ""))
    claims = claims_of(proof, keys, issuer=at.name, client_id=ours.client_id, nonce=nonce)
    if {"email", "email_verified"} <= claims.keys() or not at.userinfo_endpoint:
        return claims
    return with_userinfo(at, claims, str(tokens.get("access_token", "")))


def redeemed(at: Issuer, **form: str) -> dict[str, Any]:
    """Hand in the code, with our secret in the way that the provider takes it."""
    ours = settings.SSO
    form["grant_type"] = "authorization_code"
    if at.takes_basic:
        # RFC 6749, 2.3.1: both are form-encoded before they are put together.
        auth = HTTPBasicAuth(quote(ours.client_id, safe=""), quote(ours.client_secret, safe=""))
        return ask("POST", at.token_endpoint, data=form, auth=auth)
    form |= {"client_id": ours.client_id, "client_secret": ours.client_secret}
    return ask("POST", at.token_endpoint, data=form)


def with_userinfo(at: Issuer, claims: dict[str, Any], access_token: str) -> dict[str, Any]:
    """Take the address and who vouches for it from there, if it is about the same person."""
    headers = {"Authorization": f"Bearer {access_token}"}
    told = ask("GET", at.userinfo_endpoint, headers=headers)
    if told.get("sub") != claims["sub"]:
        raise Untrusted("userinfo is about somebody else")
    kept = {name: value for name, value in claims.items() if name not in ADDRESS}
    return {name: told[name] for name in (*ADDRESS, "name") if name in told} | kept
