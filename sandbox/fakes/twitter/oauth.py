"""X's OAuth: a challenge always, the client in HTTP Basic only, and invalid_request for nearly everything."""

from django.http import HttpRequest, JsonResponse, QueryDict

from sandbox.calls import Call
from sandbox.fake import Habits, OAuth
from sandbox.oauth.minting import Minted
from sandbox.oauth.revocation import revoking

SIX_MONTHS = 180 * 86_400
BASIC = ("basic",)

SCOPES = {
    "tweet.read": "See posts you can view",
    "tweet.write": "Post and repost for you",
    "users.read": "See people and accounts you can view",
    "users.email": "See your e-mail address",
    "follows.read": "See whom you follow and who follows you",
    "follows.write": "Follow and unfollow people for you",
    "offline.access": "Stay connected until you revoke it",
    "like.read": "See posts you liked",
    "like.write": "Like posts for you",
    "dm.read": "Read your direct messages",
    "dm.write": "Send direct messages for you",
    "media.write": "Upload media for you",
}

NO_CLIENT = (401, "unauthorized_client", "Missing valid authorization header")
WRONG = "Value passed for the {} was invalid."
WRONG_CODE = (400, "invalid_request", WRONG.format("authorization code"))
NO_MATCH = "Value passed for the {} did not match the {} of the authorization code."
ERRORS = {
    "missing_client": NO_CLIENT,
    "unknown_client": NO_CLIENT,
    "wrong_secret": NO_CLIENT,
    "wrong_client_auth": NO_CLIENT,
    "wrong_encoding": (400, "invalid_request", "The body must be a form."),
    "dead_refresh_token": (400, "invalid_request", WRONG.format("token")),
    "wrong_redirect_uri": (
        400,
        "invalid_request",
        NO_MATCH.format("redirect uri", "uri"),
    ),
    "missing_verifier": (400, "invalid_request", "Missing required parameter [code_verifier]."),
    "wrong_verifier": (
        400,
        "invalid_request",
        NO_MATCH.format("code verifier", "code challenge"),
    ),
    "unsupported_grant_type": (400, "unsupported_grant_type", WRONG.format("grant type")),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start no secret in any special way."""
    return ""


def answer_grant(minted: Minted) -> dict:
    """Give the tokens; the refresh token only comes with offline.access."""
    pair = minted.pairs["user"]
    answer = {
        "token_type": "bearer",
        "expires_in": pair.expires_in,
        "access_token": pair.access_token,
        "scope": " ".join(pair.scopes),
    }
    return answer | ({"refresh_token": pair.refresh_token} if pair.refresh_token else {})


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error; a dead token is told by the description alone."""
    status, error, description = ERRORS.get(problem, WRONG_CODE)
    if problem == "missing_parameter":
        description = f"Missing required parameter [{about}]."
    return status, {"error": error, "error_description": description}


def encode(request: HttpRequest, status: int, answer: dict) -> JsonResponse:
    """Answer JSON, always."""
    return JsonResponse(answer, status=status)


def asks_for_refresh(query: QueryDict) -> bool:
    """Say whether the client asked to stay connected."""
    return "offline.access" in query.get("scope", "").split()


def revoke(call: Call) -> dict:
    """End a token's grant; strangers' tokens are answered alike."""
    revoking(BASIC)(call)
    return {"revoked": True}


OAUTH = OAuth(
    authorize="i/oauth2/authorize",
    token="2/oauth2/token",
    issuer="https://x.com",
    scopes=SCOPES,
    wants_refresh_token=asks_for_refresh,
    habits=Habits(
        client_auth=BASIC,
        pkce="required",
        code_lifetime=30,
        access_token_lifetime=7200,
        refresh_token_lifetime=SIX_MONTHS,
        rotate_refresh_tokens=True,
    ),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    encode=encode,
)
