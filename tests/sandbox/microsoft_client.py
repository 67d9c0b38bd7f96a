"""What an OAuth client of Microsoft does."""

from tests.sandbox.clients import OAuthClient

SCOPES = (
    "openid profile email offline_access User.Read Mail.ReadWrite Mail.Send Calendars.ReadWrite"
    " Files.ReadWrite"
)


class MicrosoftClient(OAuthClient):
    slug = "microsoft"
    authorize_path = "common/oauth2/v2.0/authorize"
    token_path = "common/oauth2/v2.0/token"
    asked = {"response_type": "code", "response_mode": "query", "scope": SCOPES}
