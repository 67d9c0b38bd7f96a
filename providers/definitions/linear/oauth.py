"""Linear's OAuth endpoints and their habits."""

from providers.spec import OAuth, Revocation

OAUTH = OAuth(
    authorize_url="https://linear.app/oauth/authorize",
    token_url="https://api.linear.app/oauth/token",
    pkce=True,
    scope_separator=",",
    identity_scopes=("read",),
    # Without it, who is connected to one workspace is never asked for another.
    authorize_params={"prompt": "consent"},
    revocation=Revocation(url="https://api.linear.app/oauth/revoke", client_auth="post"),
)
