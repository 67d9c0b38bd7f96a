"""Calendly's OAuth: two hours of access, and refresh tokens that work once."""

import time

from sandbox.fake import Habits, OAuth
from sandbox.fakes.calendly.people import ORGANIZATION, uri_of
from sandbox.oauth.answers import CLIENT_PROBLEMS, refusing, tokens
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
    **dict.fromkeys(CLIENT_PROBLEMS, CLIENT),
    "missing_parameter": (400, "invalid_request", "Missing parameter: {}"),
    "wrong_encoding": (400, "invalid_request", "The request body must be a form"),
    "unsupported_grant_type": (400, "unsupported_grant_type", "The grant type is not supported"),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start access tokens as a JWT does."""
    return "eyJ" if kind == "access" else ""


def answer_grant(minted: Minted) -> dict:
    """Give the tokens, and the URIs of whom they belong to."""
    return tokens(minted) | {
        "created_at": int(time.time()),
        "owner": uri_of(minted.person),
        "organization": ORGANIZATION,
    }


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
    answer_refusal=refusing(ERRORS, GRANT),
)
