"""Atlassian's OAuth endpoints and their habits."""

from providers.spec import OAuth

NINETY_DAYS = 90 * 86_400

OAUTH = OAuth(
    authorize_url="https://auth.atlassian.com/authorize",
    token_url="https://auth.atlassian.com/oauth/token",
    pkce=True,
    token_encoding="json",
    identity_scopes=("read:me", "offline_access"),
    authorize_params={"audience": "api.atlassian.com", "prompt": "consent"},
    # A dead refresh token is told as if the client had no right to one.
    dead_grant_texts={"unauthorized_client": "refresh_token is invalid"},
    idle_limit=NINETY_DAYS,
)
