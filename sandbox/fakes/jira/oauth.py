"""Atlassian's OAuth: JSON both ways, refresh tokens that work once, a refusal of each with 403."""

from django.http import HttpRequest, JsonResponse, QueryDict

from sandbox.fake import Habits, OAuth
from sandbox.oauth.minting import Minted

NINETY_DAYS = 90 * 86_400

SCOPES = {
    "read:me": "View your profile",
    "offline_access": "Stay connected when you are away",
    "read:jira-work": "View projects and issues",
    "read:jira-user": "View people in Jira",
    "write:jira-work": "Create and edit issues",
    "manage:jira-project": "Manage project settings",
    "manage:jira-configuration": "Manage Jira global settings",
    "manage:jira-webhook": "Manage webhooks",
    "read:confluence-content.all": "View content of Confluence",
}

UNAUTHORIZED = (401, "access_denied", "Unauthorized")
ERRORS = {
    "missing_client": UNAUTHORIZED,
    "wrong_secret": UNAUTHORIZED,
    "wrong_client_auth": UNAUTHORIZED,
    "unknown_client": (403, "unauthorized_client", "Grant type not allowed for the client."),
    "wrong_encoding": (400, "invalid_request", "The body must be JSON."),
    "unsupported_grant_type": (403, "unsupported_grant_type", "Unsupported grant type"),
    "dead_refresh_token": (403, "unauthorized_client", "refresh_token is invalid"),
    "missing_verifier": (403, "invalid_grant", "Failed to verify code verifier"),
    "wrong_verifier": (403, "invalid_grant", "Failed to verify code verifier"),
    "unexpected_verifier": (403, "invalid_grant", "Failed to verify code verifier"),
    "wrong_redirect_uri": (403, "invalid_grant", "redirect_uri does not match"),
}
WRONG_CODE = (403, "invalid_grant", "Invalid authorization code")


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Atlassian does: JSON web tokens, but for the code."""
    return "" if kind == "code" else "eyJraWQiOi."


def answer_grant(minted: Minted) -> dict:
    """Give the tokens; the refresh token only comes with offline_access."""
    pair = minted.pairs["user"]
    answer = {
        "access_token": pair.access_token,
        "expires_in": pair.expires_in,
        "token_type": "Bearer",
        "scope": " ".join(pair.scopes),
    }
    return answer | ({"refresh_token": pair.refresh_token} if pair.refresh_token else {})


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error; of a dead refresh token the description alone tells."""
    status, error, description = ERRORS.get(problem, WRONG_CODE)
    if problem == "missing_parameter":
        status, error, description = 400, "invalid_request", f"{about} is required"
    return status, {"error": error, "error_description": description}


def encode(request: HttpRequest, status: int, answer: dict) -> JsonResponse:
    """Answer JSON, always."""
    return JsonResponse(answer, status=status)


def asks_for_refresh(query: QueryDict) -> bool:
    """Say whether the client asked to stay connected."""
    return "offline_access" in query.get("scope", "").split()


OAUTH = OAuth(
    authorize="authorize",
    token="oauth/token",
    issuer="https://auth.atlassian.com",
    scopes=SCOPES,
    required_params={"audience": "api.atlassian.com", "prompt": "consent"},
    encodings=("json", "form"),
    wants_refresh_token=asks_for_refresh,
    habits=Habits(
        client_auth=("post",),
        access_token_lifetime=3600,
        refresh_token_lifetime=NINETY_DAYS,
        rotate_refresh_tokens=True,
    ),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    encode=encode,
)
