"""LinkedIn's OAuth, as approved partners have it: a refresh token that stays, scopes told with commas."""

from sandbox.fake import Habits, OAuth
from sandbox.oauth.answers import CLIENT_PROBLEMS, refusing, tokens
from sandbox.oauth.minting import Minted

TWO_MONTHS, A_YEAR = 5_184_000, 31_536_000

SCOPES = {
    "openid": "Use your name and photo",
    "profile": "Use your name and photo",
    "email": "Use your primary e-mail address",
    "w_member_social": "Create, modify and delete posts, comments and reactions on your behalf",
    "r_organization_social": "Retrieve your organizations' posts, comments and reactions",
    "w_organization_social": "Create, modify and delete posts of your organizations",
    "rw_organization_admin": "Manage your organizations' pages",
}

WRONG_CODE = (
    400,
    "invalid_request",
    "Unable to retrieve access token: appid/redirect uri/code verifier does not match "
    "authorization code. Or authorization code expired.",
)
ERRORS = {
    **dict.fromkeys(CLIENT_PROBLEMS, (401, "invalid_client", "Client authentication failed")),
    "missing_client": (400, "invalid_request", 'A required parameter "client_id" is missing'),
    "missing_parameter": (400, "invalid_request", 'A required parameter "{}" is missing'),
    "wrong_encoding": (400, "invalid_request", "The request body must be a form"),
    "unsupported_grant_type": (400, "unsupported_grant_type", "Unknown grant type"),
    "dead_refresh_token": (
        400,
        "invalid_grant",
        "The provided refresh token is invalid, expired or revoked",
    ),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as LinkedIn does."""
    return "AQ"


def answer_grant(minted: Minted) -> dict:
    """Give the tokens; what was granted comes with commas."""
    answer = tokens(minted) | {"scope": ",".join(minted.pairs["user"].scopes)}
    if "refresh_token" in answer:
        answer["refresh_token_expires_in"] = minted.refresh_token_expires_in
    return answer


OAUTH = OAuth(
    authorize="oauth/v2/authorization",
    token="oauth/v2/accessToken",
    issuer="https://www.linkedin.com",
    scopes=SCOPES,
    denial_details={
        "error": "user_cancelled_authorize",
        "error_description": "The user cancelled the authorization",
    },
    habits=Habits(
        client_auth=("post",),
        pkce="ignored",
        code_lifetime=1800,
        access_token_lifetime=TWO_MONTHS,
        refresh_token_lifetime=A_YEAR,
    ),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=refusing(ERRORS, WRONG_CODE),
)
