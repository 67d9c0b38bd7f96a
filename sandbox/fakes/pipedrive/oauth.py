"""Pipedrive's authorization server: Basic only, no PKCE, commas between granted scopes, a host of one's own."""

from django.http import JsonResponse

from sandbox.fake import Habits, OAuth
from sandbox.fakes.pipedrive.seed_data import COMPANY
from sandbox.oauth.minting import Minted

SCOPES = {
    "base": "See who you are and the settings of your company",
    "deals:read": "See deals and their notes",
    "deals:full": "See and change deals and their notes",
    "contacts:read": "See persons and organizations",
    "contacts:full": "See and change persons and organizations",
    "activities:read": "See activities",
    "activities:full": "See and change activities",
    "leads:read": "See leads",
    "leads:full": "See and change leads",
    "search:read": "Search everything",
    "webhooks:full": "Make and end webhooks",
}
CLIENT_PROBLEMS = {
    "missing_client": "Invalid client: cannot retrieve client credentials",
    "wrong_client_auth": "Invalid client: cannot retrieve client credentials",
    "unknown_client": "Invalid client: client is invalid",
    "wrong_secret": "Invalid client: client is invalid",
}
GRANT_PROBLEMS = {
    "unknown_code": "Invalid grant: authorization_code is invalid",
    "used_code": "Invalid grant: authorization_code is invalid",
    "expired_code": "Invalid grant: authorization_code has expired",
    "dead_refresh_token": "Invalid grant: refresh_token is invalid",
}


def answer_grant(minted: Minted) -> dict:
    """Give the tokens, and say at which host the company is."""
    pair = minted.pairs["user"]
    return {
        "access_token": pair.access_token,
        "token_type": "Bearer",
        "refresh_token": pair.refresh_token,
        "scope": ",".join(pair.scopes),
        "expires_in": pair.expires_in,
        "api_domain": f"https://{COMPANY}.pipedrive.com",
    }


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Say no to a token request: always 400, with a word and a sentence."""
    if said := CLIENT_PROBLEMS.get(problem):
        return 400, said_no("invalid_client", said)
    if said := GRANT_PROBLEMS.get(problem):
        return 400, said_no("invalid_grant", said)
    if problem == "unsupported_grant_type":
        return 400, said_no(problem, "Unsupported grant type: grant_type is invalid")
    return 400, said_no("invalid_request", f"Invalid request: {about or problem}")


def said_no(word: str, sentence: str) -> dict:
    """Return the body of a refusal."""
    return {"success": False, "error": word, "message": sentence}


OAUTH = OAuth(
    authorize="oauth/authorize",
    token="oauth/token",
    issuer="https://oauth.pipedrive.com",
    scopes=SCOPES,
    scope_required=False,
    response_type_required=False,
    denial_details={"error": "user_denied"},
    habits=Habits(client_auth=("basic",), pkce="ignored", code_lifetime=300),
    name_token=lambda kind, actor, expiring: f"pd_{kind}_",
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
    encode=lambda request, status, answer: JsonResponse(answer, status=status),
)
