"""LinkedIn's OAuth endpoints and their habits."""

from providers.spec import OAuth, Revocation

OAUTH = OAuth(
    authorize_url="https://www.linkedin.com/oauth/v2/authorization",
    token_url="https://www.linkedin.com/oauth/v2/accessToken",
    pkce=False,  # ignored; only LinkedIn's endpoint for native apps reads it
    identity_scopes=("openid", "profile", "email"),
    revocation=Revocation(
        url="https://www.linkedin.com/oauth/v2/revoke",
        client_auth="post",
        every=True,
    ),
    denial_errors=frozenset({"user_cancelled_login", "user_cancelled_authorize", "access_denied"}),
    # Of a dead refresh token LinkedIn also says invalid_request, as of any mistake in the request.
    dead_grant_texts={"invalid_request": "refresh token"},
)
