"""HubSpot's OAuth endpoints, by date: those of v1 end on 2027-02-16."""

from providers.spec import UUID, OAuth, Revocation, Shape

OAUTH = OAuth(
    authorize_url="https://app.hubspot.com/oauth/authorize",
    token_url="https://api.hubapi.com/oauth/2026-03/token",
    pkce=False,
    identity_scopes=("oauth",),
    # It deletes a refresh token, which connections to the same HubSpot account may share. Access tokens
    # cannot be taken back: they run out within half an hour.
    revocation=Revocation(
        url="https://api.hubapi.com/oauth/2026-03/token/revoke",
        client_auth="post",
        kinds=("refresh",),
        wide=True,
    ),
    # `error` is new; older answers have their word in `status` alone.
    dead_grant_errors=frozenset({"invalid_grant", "BAD_REFRESH_TOKEN", "BAD_AUTH_CODE"}),
    error_members=("error", "status"),
    client_id=Shape(
        UUID, "HubSpot’s client ids are UUIDs", "The app’s number is not its client id"
    ),
)
