"""Linear's OAuth: scopes parted by commas when asked for and by spaces when granted, tokens for a day."""

from django.http import HttpRequest, JsonResponse

from sandbox.fake import Habits, OAuth
from sandbox.oauth.minting import Minted

SCOPES = {
    "read": "Read your workspace",
    "write": "Write to your workspace",
    "issues:create": "Create issues and attachments",
    "comments:create": "Create comments on issues",
    "admin": "Administrate your workspace",
}
CLIENT = (401, "invalid_client", "Client authentication failed")
REQUEST = (400, "invalid_request", "The request is malformed")
GRANT = (400, "invalid_grant", "The authorization code is invalid or has expired")
ERRORS = {
    "missing_client": CLIENT,
    "unknown_client": CLIENT,
    "wrong_secret": CLIENT,
    "wrong_client_auth": CLIENT,
    "wrong_encoding": REQUEST,
    "missing_parameter": REQUEST,
    "unsupported_grant_type": (400, "unsupported_grant_type", "Unknown grant_type"),
    "dead_refresh_token": (400, "invalid_grant", "The refresh token is invalid"),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Linear does."""
    return {"code": "", "refresh": "lin_refresh_"}.get(kind, "lin_oauth_")


def answer_grant(minted: Minted) -> dict:
    """Give the token with what it may do and the refresh token that comes next."""
    pair = minted.pairs["user"]
    answer = {
        "access_token": pair.access_token,
        "token_type": "Bearer",
        "expires_in": pair.expires_in,
        "scope": " ".join(pair.scopes),
        "refresh_token": pair.refresh_token,
    }
    return {name: value for name, value in answer.items() if value is not None}


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error as RFC 6749 has it."""
    status, error, description = ERRORS.get(problem, GRANT)
    return status, {"error": error, "error_description": description}


def encode(request: HttpRequest, status: int, answer: dict) -> JsonResponse:
    """Answer JSON, always."""
    return JsonResponse(answer, status=status)


OAUTH = OAuth(
    authorize="oauth/authorize",
    token="oauth/token",
    issuer="https://linear.app",
    scopes=SCOPES,
    scope_separators=",",
    habits=Habits(
        client_auth=("post", "basic"),
        access_token_lifetime=86_399,
        rotate_refresh_tokens=True,
    ),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    encode=encode,
)
