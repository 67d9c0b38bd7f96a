"""Google's OAuth. https://developers.google.com/identity/protocols/oauth2/web-server"""

from providers.spec import OAuth, Revocation, Shape

SIX_MONTHS = 180 * 24 * 60 * 60

OAUTH = OAuth(
    authorize_url="https://accounts.google.com/o/oauth2/v2/auth",
    token_url="https://oauth2.googleapis.com/token",
    pkce=True,
    identity_scopes=("openid", "email", "profile"),
    # A refresh token comes with offline access only, and on a consent screen only.
    authorize_params={"access_type": "offline", "prompt": "consent"},
    issuer="https://accounts.google.com",
    revocation=Revocation(url="https://oauth2.googleapis.com/revoke", wide=True),
    idle_limit=SIX_MONTHS,
    client_id=Shape(
        r"[0-9]+(-[0-9a-z_]+)?\.apps\.googleusercontent\.com",
        "Google’s client ids are digits and letters before .apps.googleusercontent.com",
    ),
)
