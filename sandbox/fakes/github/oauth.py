"""GitHub's OAuth: errors come with status 200, answers form-encoded unless JSON is accepted."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse

from sandbox.fake import Habits, OAuth
from sandbox.oauth.minting import Minted

DOCS = "https://docs.github.com/apps/managing-oauth-apps/troubleshooting-oauth-app-access-token"

SCOPES = {
    "read:user": "Read your profile",
    "user:email": "Read your e-mail addresses",
    "user": "Read and change your profile",
    "repo": "Read and change all your repositories, private ones too",
    "public_repo": "Read and change your public repositories",
    "read:org": "Read your organizations and teams",
    "notifications": "Read your notifications",
    "gist": "Write gists",
    "workflow": "Change workflow files",
    "admin:repo_hook": "Manage webhooks of your repositories",
}

WRONG_CREDENTIALS = (
    "incorrect_client_credentials",
    "The client_id and/or client_secret passed are incorrect.",
)
WRONG_CODE = ("bad_verification_code", "The code passed is incorrect or expired.")

ERRORS = {
    "missing_client": WRONG_CREDENTIALS,
    "unknown_client": WRONG_CREDENTIALS,
    "wrong_secret": WRONG_CREDENTIALS,
    "wrong_client_auth": WRONG_CREDENTIALS,
    "wrong_redirect_uri": (
        "redirect_uri_mismatch",
        "The redirect_uri MUST match the registered callback URL for this application.",
    ),
    "dead_refresh_token": (
        "bad_refresh_token",
        "The refresh token passed is incorrect or expired.",
    ),
    "unsupported_grant_type": (
        "unsupported_grant_type",
        "The grant_type must be authorization_code or refresh_token.",
    ),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as GitHub does: gho_ for OAuth apps, ghu_ and ghr_ where tokens expire."""
    return {"code": "", "refresh": "ghr_"}.get(kind, "ghu_" if expiring else "gho_")


def answer_grant(minted: Minted) -> dict:
    """Give the token; scopes are separated by commas though they were asked for with spaces."""
    pair = minted.pairs["user"]
    answer = {
        "access_token": pair.access_token,
        "scope": ",".join(pair.scopes),
        "token_type": "bearer",
    }
    if pair.refresh_token:
        answer |= {
            "expires_in": pair.expires_in,
            "refresh_token": pair.refresh_token,
            "refresh_token_expires_in": minted.refresh_token_expires_in,
        }
    return answer


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error with status 200."""
    error, description = ERRORS.get(problem, WRONG_CODE)
    uri = f"{DOCS}#{error.replace('_', '-')}"
    return 200, {"error": error, "error_description": description, "error_uri": uri}


def encode(request: HttpRequest, status: int, answer: dict) -> HttpResponse:
    """Answer JSON to those who accept it, a form to everybody else."""
    if "json" in request.headers.get("Accept", ""):
        return JsonResponse(answer, status=status)
    kind = "application/x-www-form-urlencoded; charset=utf-8"
    return HttpResponse(urlencode(answer), status=status, content_type=kind)


OAUTH = OAuth(
    authorize="login/oauth/authorize",
    token="login/oauth/access_token",
    issuer="https://github.com/login/oauth",
    scopes=SCOPES,
    scope_separators=" ,",
    scope_required=False,
    response_type_required=False,
    redirect_uri_repeated=False,
    default_grant_type="authorization_code",
    encodings=("form", "json"),
    denial_details={
        "error_description": "The user has denied your application access.",
        "error_uri": f"{DOCS}#access-denied",
    },
    habits=Habits(
        expiring_tokens=False,
        access_token_lifetime=28_800,
        refresh_token_lifetime=15_897_600,
        rotate_refresh_tokens=True,
    ),
    refresh_ends_old_access=True,
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    encode=encode,
)
