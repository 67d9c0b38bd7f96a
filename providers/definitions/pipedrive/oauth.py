"""Where Pipedrive is, and its OAuth habits."""

from providers.spec import OAuth, Revocation

API = "{api_domain}/api/v2"
API_V1 = "{api_domain}/api/v1"  # what v2 does not have yet
DOMAIN = r"https://[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.pipedrive\.com"
SIXTY_DAYS = 60 * 86_400
OAUTH = OAuth(
    authorize_url="https://oauth.pipedrive.com/oauth/authorize",
    token_url="https://oauth.pipedrive.com/oauth/token",
    pkce=False,
    client_auth="basic",
    identity_scopes=("base",),
    denial_errors=frozenset({"user_denied", "access_denied"}),
    idle_limit=SIXTY_DAYS,
    revocation=Revocation(
        "https://oauth.pipedrive.com/oauth/revoke", client_auth="basic", wide=True
    ),
)
# An app is given either reading or everything of a subject.
IMPLIED = {
    "deals:full": ("deals:read",),
    "contacts:full": ("contacts:read",),
    "activities:full": ("activities:read",),
    "leads:full": ("leads:read",),
}
