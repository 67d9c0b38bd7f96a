"""Calendly's OAuth endpoints and their habits."""

from providers.spec import OAuth, Revocation

OAUTH = OAuth(
    authorize_url="https://auth.calendly.com/oauth/authorize",
    token_url="https://auth.calendly.com/oauth/token",
    pkce=True,
    client_auth="basic",
    identity_scopes=("users:read",),
    revocation=Revocation(
        url="https://auth.calendly.com/oauth/revoke",
        client_auth="post",
        every=True,
    ),
)

# https://developer.calendly.com/docs/authentication/scopes: to write is to read as well.
IMPLIED_SCOPES = {
    "availability:write": ("availability:read",),
    "event_types:write": ("event_types:read",),
    "organizations:write": ("organizations:read",),
    "scheduled_events:write": ("scheduled_events:read",),
    "webhooks:write": ("webhooks:read",),
}
