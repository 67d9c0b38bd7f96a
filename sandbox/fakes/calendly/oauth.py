"""Calendly's OAuth: two hours of access, and refresh tokens that work once."""

import time

from django.http import HttpRequest, JsonResponse

from sandbox.fake import Habits, OAuth
from sandbox.fakes.calendly.people import ORGANIZATION, uri_of
from sandbox.oauth.minting import Minted

SCOPES = {
    "users:read": "View your profile",
    "event_types:read": "View event types and their available times",
    "event_types:write": "Create and change event types",
    "scheduled_events:read": "View scheduled events and invitees",
    "scheduled_events:write": "Book and cancel events, mark no-shows",
    "scheduling_links:write": "Create scheduling links",
    "availability:read": "View availability and busy times",
    "organizations:read": "View your organization and its people",
    "webhooks:read": "View webhook subscriptions",
    "webhooks:write": "Create and delete webhook subscriptions",
}

CLIENT = (
    401,
    "invalid_client",
    "Client authentication failed due to unknown client, no client authentication included, "
    "or unsupported authentication method.",
)
GRANT = (
    400,
    "invalid_grant",
    "The provided authorization grant is invalid, expired, revoked, does not match the "
    "redirection URI used in the authorization request, or was issued to another client.",
)
ERRORS = {
    "missing_client": CLIENT,
    "unknown_client": CLIENT,
    "wrong_secret": CLIENT,
    "wrong_client_auth": CLIENT,
    "wrong_encoding": (400, "invalid_request", "The request body must be a form"),
    "unsupported_grant_type": (400, "unsupported_grant_type", "The grant type is not supported"),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start access tokens as a JWT does."""
    return "eyJ" if kind == "access" else ""


def answer_grant(minted: Minted) -> dict:
    """Give the tokens, and the URIs of whom they belong to."""
    pair = minted.pairs["user"]
    return {
        "token_type": "Bearer",
        "access_token": pair.access_token,
        "refresh_token": pair.refresh_token,
        "expires_in": pair.expires_in,
        "created_at": int(time.time()),
        "scope": " ".join(pair.scopes),
        "owner": uri_of(minted.person),
        "organization": ORGANIZATION,
    }


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error."""
    status, error, description = ERRORS.get(problem, GRANT)
    if problem == "missing_parameter":
        status, error, description = 400, "invalid_request", f"Missing parameter: {about}"
    return status, {"error": error, "error_description": description}


def encode(request: HttpRequest, status: int, answer: dict) -> JsonResponse:
    """Answer JSON, always."""
    return JsonResponse(answer, status=status)


OAUTH = OAuth(
    authorize="oauth/authorize",
    token="oauth/token",
    issuer="https://auth.calendly.com",
    scopes=SCOPES,
    habits=Habits(
        pkce="optional",
        code_lifetime=600,
        access_token_lifetime=7200,
        rotate_refresh_tokens=True,
    ),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    encode=encode,
)
