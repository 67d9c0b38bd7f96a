"""LinkedIn's OAuth, as approved partners have it: a refresh token that stays, scopes told with commas."""

from django.http import HttpRequest, JsonResponse

from sandbox.fake import Habits, OAuth
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

CLIENT = (401, "invalid_client", "Client authentication failed")
WRONG_CODE = (
    400,
    "invalid_request",
    "Unable to retrieve access token: appid/redirect uri/code verifier does not match "
    "authorization code. Or authorization code expired.",
)
ERRORS = {
    "missing_client": (400, "invalid_request", 'A required parameter "client_id" is missing'),
    "unknown_client": CLIENT,
    "wrong_secret": CLIENT,
    "wrong_client_auth": CLIENT,
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
    pair = minted.pairs["user"]
    answer = {
        "access_token": pair.access_token,
        "expires_in": pair.expires_in,
        "scope": ",".join(pair.scopes),
        "token_type": "Bearer",
    }
    if not pair.refresh_token:
        return answer
    lifetime = minted.refresh_token_expires_in
    return answer | {
        "refresh_token": pair.refresh_token,
        "refresh_token_expires_in": lifetime,
    }


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error."""
    status, error, description = ERRORS.get(problem, WRONG_CODE)
    if problem == "missing_parameter":
        description = f'A required parameter "{about}" is missing'
    return status, {"error": error, "error_description": description}


def encode(request: HttpRequest, status: int, answer: dict) -> JsonResponse:
    """Answer JSON, always."""
    return JsonResponse(answer, status=status)


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
    answer_refusal=answer_refusal,
    encode=encode,
)
