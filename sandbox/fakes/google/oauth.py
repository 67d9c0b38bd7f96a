"""Google's OAuth: an id token, long scope names, a refresh token for offline consent only."""

import time

import jwt
from django.conf import settings
from django.http import QueryDict

from sandbox.fake import Habits, OAuth
from sandbox.fakes.google.identity import claims
from sandbox.fakes.google.scopes import IDENTITY, LONG_NAMES, MEANINGS
from sandbox.oauth.minting import Minted

ISSUER = "https://accounts.google.com"

ERRORS = {
    "missing_client": (400, "invalid_request", "Could not determine client ID from request."),
    "unknown_client": (401, "invalid_client", "The OAuth client was not found."),
    "wrong_secret": (401, "invalid_client", "The provided client secret is invalid."),
    "wrong_client_auth": (401, "invalid_client", "Unauthorized"),
    "wrong_encoding": (400, "invalid_request", "Bad Request"),
    "missing_parameter": (400, "invalid_request", "Missing required parameter: {}"),
    "unsupported_grant_type": (400, "unsupported_grant_type", "Invalid grant_type: {}"),
    "unknown_code": (400, "invalid_grant", "Malformed auth code."),
    "used_code": (400, "invalid_grant", "Bad Request"),
    "expired_code": (400, "invalid_grant", "Bad Request"),
    "wrong_redirect_uri": (400, "redirect_uri_mismatch", "Bad Request"),
    "missing_verifier": (400, "invalid_grant", "Missing code verifier."),
    "wrong_verifier": (400, "invalid_grant", "Invalid code verifier."),
    "unexpected_verifier": (400, "invalid_grant", "code_verifier or verifier is not needed."),
    "dead_refresh_token": (400, "invalid_grant", "Token has been expired or revoked."),
}


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Google does."""
    return {"code": "4/0A", "refresh": "1//0g"}.get(kind, "ya29.a0")


def answer_grant(minted: Minted) -> dict:
    """Give the token, and the id token where `openid` was granted."""
    pair = minted.pairs["user"]
    scopes = [LONG_NAMES.get(scope, scope) for scope in pair.scopes]
    answer = {
        "access_token": pair.access_token,
        "expires_in": pair.expires_in,
        "refresh_token": pair.refresh_token,
        "scope": " ".join(dict.fromkeys(scopes)),
        "token_type": "Bearer",
        "id_token": _id_token(minted) if "openid" in scopes else None,
    }
    return {name: value for name, value in answer.items() if value is not None}


def _id_token(minted: Minted) -> str:
    """Sign who it is; Google would use RS256 and publish its keys."""
    now = int(time.time())
    said = {"iss": ISSUER, "aud": minted.client_id, "azp": minted.client_id, "iat": now}
    said |= {"exp": now + 3600} | claims(minted.person, minted.pairs["user"].scopes)
    return jwt.encode(said, settings.CLIENT_SECRET, algorithm="HS256")


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error as RFC 6749 says."""
    status, error, description = ERRORS[problem]
    return status, {"error": error, "error_description": description.format(about)}


def is_offline_consent(query: QueryDict) -> bool:
    """Say whether this page may lead to a refresh token."""
    return query.get("access_type") == "offline" and "consent" in query.get("prompt", "").split()


OAUTH = OAuth(
    authorize="o/oauth2/v2/auth",
    token="token",
    issuer=ISSUER,
    scopes=MEANINGS,
    fixed_scopes=IDENTITY,
    tells_by_redirect=False,
    habits=Habits(),
    wants_refresh_token=is_offline_consent,
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
)
