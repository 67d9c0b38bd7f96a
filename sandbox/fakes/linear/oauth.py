"""Linear's OAuth: scopes parted by commas when asked for and by spaces when granted, tokens for a day."""

from sandbox.fake import Habits, OAuth
from sandbox.oauth.answers import CLIENT_PROBLEMS, refusing

SCOPES = {
    "read": "Read your workspace",
    "write": "Write to your workspace",
    "issues:create": "Create issues and attachments",
    "comments:create": "Create comments on issues",
    "admin": "Administrate your workspace",
}
REQUEST = (400, "invalid_request", "The request is malformed")
GRANT = (400, "invalid_grant", "The authorization code is invalid or has expired")
ERRORS = {
    **dict.fromkeys(CLIENT_PROBLEMS, (401, "invalid_client", "Client authentication failed")),
    "wrong_encoding": REQUEST,
    "missing_parameter": REQUEST,
    "unsupported_grant_type": (400, "unsupported_grant_type", "Unknown grant_type"),
    "dead_refresh_token": (400, "invalid_grant", "The refresh token is invalid"),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Linear does."""
    return {"code": "", "refresh": "lin_refresh_"}.get(kind, "lin_oauth_")


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
    answer_refusal=refusing(ERRORS, GRANT),
)
