"""X's OAuth endpoints and their habits."""

from providers.spec import OAuth, Revocation, Shape

OAUTH = OAuth(
    authorize_url="https://x.com/i/oauth2/authorize",
    token_url="https://api.x.com/2/oauth2/token",
    pkce=True,
    client_auth="basic",
    # X answers nothing about a person without tweet.read.
    identity_scopes=("users.read", "tweet.read", "offline.access"),
    revocation=Revocation(
        url="https://api.x.com/2/oauth2/revoke",
        client_auth="basic",
        every=True,
    ),
    # X says invalid_request of a dead refresh token as of any mistake in the request.
    dead_grant_texts={"invalid_request": "Value passed for the token was invalid"},
    client_id=Shape(
        r"[0-9A-Za-z_-]+MTpjaQ",
        "X’s OAuth 2.0 client ids end in MTpjaQ",
        "The API key and its secret are those of OAuth 1.0a",
    ),
)
