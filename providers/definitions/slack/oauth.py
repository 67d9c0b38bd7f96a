"""Slack's OAuth endpoints and their habits."""

from providers.spec import MAIN, OAuth, Revocation, Shape

OAUTH = OAuth(
    authorize_url="https://slack.com/oauth/v2/authorize",
    token_url="https://slack.com/api/oauth.v2.access",
    # Slack takes PKCE from public clients, and makes an app that turns it on public for good.
    pkce=False,
    client_auth="basic",
    scope_separator=",",
    scope_params={MAIN: "scope", "user": "user_scope"},
    identity_scopes=("team:read",),
    revocation=Revocation(url="https://slack.com/api/auth.revoke", kinds=("access",)),
    # All of them come with HTTP 200.
    dead_grant_errors=frozenset(
        {
            "invalid_refresh_token",
            "invalid_code",
            "code_already_used",
            "token_revoked",
            "account_inactive",
        }
    ),
    client_id=Shape(
        r"[0-9]+\.[0-9]+",
        "Slack’s client ids are two numbers with a point between them",
        "The app id (A…) is something else",
    ),
    client_secret=Shape(r"[0-9a-f]{32}", "Slack’s client secrets are 32 hexadecimal digits"),
)
