"""Atlassian's OAuth: JSON both ways, refresh tokens that work once, a refusal of each with 403."""

from sandbox.fake import Habits, OAuth, asking_for
from sandbox.oauth.answers import CLIENT_PROBLEMS, VERIFIER_PROBLEMS, refusing

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

WRONG_VERIFIER = (403, "invalid_grant", "Failed to verify code verifier")
ERRORS = {
    **dict.fromkeys(CLIENT_PROBLEMS, (401, "access_denied", "Unauthorized")),
    **dict.fromkeys(VERIFIER_PROBLEMS, WRONG_VERIFIER),
    "unknown_client": (403, "unauthorized_client", "Grant type not allowed for the client."),
    "wrong_encoding": (400, "invalid_request", "The body must be JSON."),
    "unsupported_grant_type": (403, "unsupported_grant_type", "Unsupported grant type"),
    "dead_refresh_token": (403, "unauthorized_client", "refresh_token is invalid"),
    "missing_parameter": (400, "invalid_request", "{} is required"),
    "wrong_redirect_uri": (403, "invalid_grant", "redirect_uri does not match"),
}
WRONG_CODE = (403, "invalid_grant", "Invalid authorization code")


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Atlassian does: JSON web tokens, but for the code."""
    return "" if kind == "code" else "eyJraWQiOi."


OAUTH = OAuth(
    authorize="authorize",
    token="oauth/token",
    issuer="https://auth.atlassian.com",
    scopes=SCOPES,
    required_params={"audience": "api.atlassian.com", "prompt": "consent"},
    encodings=("json", "form"),
    wants_refresh_token=asking_for("offline_access"),
    habits=Habits(
        client_auth=("post",),
        access_token_lifetime=3600,
        refresh_token_lifetime=NINETY_DAYS,
        rotate_refresh_tokens=True,
    ),
    name_token=name_token,
    # Of a dead refresh token the description alone tells.
    answer_refusal=refusing(ERRORS, WRONG_CODE),
)
