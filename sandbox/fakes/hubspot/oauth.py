"""HubSpot's OAuth: credentials in the body, half an hour of access, a refresh token that stays."""

from sandbox.fake import Habits, OAuth
from sandbox.fakes.hubspot.account import PORTAL, USERS
from sandbox.oauth.minting import Minted

SCOPES = {
    "oauth": "Connect the app to your account",
    "crm.objects.contacts.read": "View contacts",
    "crm.objects.contacts.write": "Create, change and delete contacts",
    "crm.objects.companies.read": "View companies",
    "crm.objects.companies.write": "Create, change and delete companies",
    "crm.objects.deals.read": "View deals",
    "crm.objects.deals.write": "Create, change and delete deals",
    "crm.objects.owners.read": "View owners",
    "crm.schemas.deals.read": "View the settings of deals, pipelines among them",
    "tickets": "View and change tickets",
}

# (status word of old, OAuth word, message)
CODE = ("BAD_AUTH_CODE", "invalid_grant", "missing or unknown auth code")
CLIENT = ("BAD_CLIENT_ID", "invalid_client", "missing or invalid client id")
ERRORS = {
    "missing_client": CLIENT,
    "unknown_client": CLIENT,
    "wrong_secret": ("BAD_CLIENT_SECRET", "invalid_client", "missing or invalid client secret"),
    "wrong_client_auth": CLIENT,
    "wrong_encoding": ("BAD_REQUEST", "invalid_request", "form parameters are missing"),
    "unsupported_grant_type": ("BAD_GRANT_TYPE", "unsupported_grant_type", "unknown grant type"),
    "wrong_redirect_uri": (
        "MISMATCH_REDIRECT_URI_AUTH_CODE",
        "invalid_grant",
        "redirect URI mismatch between the auth code and the request",
    ),
    "dead_refresh_token": (
        "BAD_REFRESH_TOKEN",
        "invalid_grant",
        "missing or invalid refresh token",
    ),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start refresh tokens and codes with the region, as HubSpot does."""
    return {"access": "CL", "refresh": "eu1-"}.get(kind, "eu1-")


def answer_grant(minted: Minted) -> dict:
    """Give the token, with the account and the user it was given by."""
    pair = minted.pairs["user"]
    answer = {
        "token_type": "bearer",
        "access_token": pair.access_token,
        "expires_in": pair.expires_in,
        "hub_id": PORTAL,
        "user_id": USERS[minted.person.key],
        "scopes": pair.scopes,
    }
    return answer | ({"refresh_token": pair.refresh_token} if pair.refresh_token else {})


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error in the words of OAuth and in HubSpot's own."""
    word, error, message = ERRORS.get(problem, CODE)
    if problem == "missing_parameter" and about == "refresh_token":
        word, error, message = ERRORS["dead_refresh_token"]
    return 400, {
        "status": word,
        "message": message,
        "error": error,
        "error_description": message,
    }


OAUTH = OAuth(
    authorize="oauth/authorize",
    token="oauth/2026-03/token",
    issuer="https://app.hubspot.com",
    scopes=SCOPES,
    response_type_required=False,
    tells_by_redirect=False,
    habits=Habits(client_auth=("post",), code_lifetime=60, access_token_lifetime=1800),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
)
