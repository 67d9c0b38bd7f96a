"""Microsoft's OAuth. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow"""

from providers.spec import UUID, OAuth, Setting, Shape

NINETY_DAYS = 90 * 24 * 60 * 60
LOGIN = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0"

TENANT = Setting(
    name="tenant",
    default="common",
    pattern=r"[A-Za-z0-9](?:[A-Za-z0-9-]|\.(?=[A-Za-z0-9])){0,252}",
    description="Who may sign in: common, organizations, consumers, or one tenant's id or domain.",
)

OAUTH = OAuth(
    authorize_url=f"{LOGIN}/authorize",
    token_url=f"{LOGIN}/token",
    pkce=True,
    # A refresh token comes with `offline_access` only.
    identity_scopes=("openid", "profile", "email", "offline_access", "User.Read"),
    authorize_params={"response_mode": "query"},
    # The last two: a password, a second factor or a consent is wanted that only the person can give.
    dead_grant_errors=frozenset({"invalid_grant", "interaction_required", "consent_required"}),
    idle_limit=NINETY_DAYS,
    client_id=Shape(UUID, "Microsoft’s application (client) ids are UUIDs"),
    client_secret=Shape(
        rf"(?!{UUID}$).+",
        "A UUID is the id of a client secret, not its value",
        "Make a new secret and copy the column Value, which is shown once",
    ),
)

# https://learn.microsoft.com/graph/permissions-reference
IMPLIED_SCOPES = {
    "Mail.ReadWrite": ("Mail.Read", "Mail.ReadBasic"),
    "Mail.Read": ("Mail.ReadBasic",),
    "Calendars.ReadWrite": ("Calendars.Read", "Calendars.ReadBasic"),
    "Calendars.Read": ("Calendars.ReadBasic",),
    "Files.ReadWrite.All": ("Files.ReadWrite", "Files.Read.All", "Files.Read"),
    "Files.ReadWrite": ("Files.Read",),
    "Files.Read.All": ("Files.Read",),
    "User.ReadWrite": ("User.Read",),
}
