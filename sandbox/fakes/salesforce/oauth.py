"""Salesforce's OAuth: a host in every answer, no word about its end, a refresh token for its own scope."""

import time

from django.http import QueryDict

from sandbox.fake import Habits, OAuth
from sandbox.fakes.salesforce.org import HOST, ORG, USERS
from sandbox.oauth.minting import Minted

SCOPES = {
    "api": "Manage user data via APIs",
    "openid": "Access unique user identifiers",
    "refresh_token": "Perform requests at any time",
    "offline_access": "Perform requests at any time",
    "full": "Full access",
    "id": "Access the identity URL service",
    "profile": "Access the profile",
    "email": "Access the e-mail address",
    "web": "Manage user data via Web browsers",
}

CODE = ("invalid_grant", "invalid authorization code")
ERRORS = {
    "missing_client": ("invalid_client_id", "client identifier invalid"),
    "unknown_client": ("invalid_client_id", "client identifier invalid"),
    "wrong_secret": ("invalid_client", "invalid client credentials"),
    "wrong_client_auth": ("invalid_client", "invalid client credentials"),
    "wrong_encoding": ("invalid_request", "must use HTTP POST with a form"),
    "unsupported_grant_type": ("unsupported_grant_type", "grant type not supported"),
    "wrong_redirect_uri": ("redirect_uri_mismatch", "redirect_uri must match configuration"),
    "expired_code": ("invalid_grant", "expired authorization code"),
    "missing_verifier": ("invalid_grant", "invalid code verifier"),
    "wrong_verifier": ("invalid_grant", "invalid code verifier"),
    "unexpected_verifier": ("invalid_grant", "invalid code verifier"),
    "dead_refresh_token": ("invalid_grant", "expired access/refresh token"),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start access tokens with the organisation, as Salesforce does."""
    return {"access": f"{ORG[:15]}!", "refresh": "5Aep861"}.get(kind, "aPrx")


def wants_refresh_token(query: QueryDict) -> bool:
    """Say whether the scopes ask for a refresh token."""
    asked = query.get("scope", "").split()
    return not asked or bool({"refresh_token", "offline_access", "full"} & set(asked))


def answer_grant(minted: Minted) -> dict:
    """Give the token and the organisation's host; when it ends is not told."""
    pair = minted.pairs["user"]
    answer = {
        "access_token": pair.access_token,
        "signature": "c2FuZGJveA==",
        "scope": " ".join(pair.scopes),
        "instance_url": HOST,
        "id": f"https://login.salesforce.com/id/{ORG}/{USERS[minted.person.key]}",
        "token_type": "Bearer",
        "issued_at": str(time.time_ns() // 1_000_000),
    }
    return answer | ({"refresh_token": pair.refresh_token} if pair.refresh_token else {})


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error."""
    error, description = ERRORS.get(problem, CODE)
    if problem == "missing_parameter":
        error, description = "invalid_request", f"{about} is missing"
    return 400, {"error": error, "error_description": description}


OAUTH = OAuth(
    authorize="services/oauth2/authorize",
    token="services/oauth2/token",
    issuer="https://login.salesforce.com",
    scopes=SCOPES,
    scope_required=False,
    denial_details={"error_description": "end-user denied authorization"},
    wants_refresh_token=wants_refresh_token,
    habits=Habits(access_token_lifetime=7200),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
)
