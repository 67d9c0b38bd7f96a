"""Microsoft's OAuth: an id token, errors with AADSTS numbers, a refresh token for `offline_access` only."""

import time
from uuid import uuid4

import jwt
from django.conf import settings
from django.utils import timezone

from sandbox.fake import Habits, OAuth, asking_for
from sandbox.fakes.microsoft.identity import TENANT, claims
from sandbox.fakes.microsoft.oauth_errors import ERRORS
from sandbox.fakes.microsoft.scopes import MEANINGS
from sandbox.oauth.minting import Minted

ISSUER = f"https://login.microsoftonline.com/{TENANT}/v2.0"
NINETY_DAYS = 90 * 24 * 60 * 60


def name_token(kind: str, actor: str, expiring: bool) -> str:
    """Start secrets as Microsoft does."""
    return {"code": "M.C5_BAY.2.U.", "refresh": "M.C5_BAY.0.U.-"}.get(kind, "EwB4A8l6BAAU")


def answer_grant(minted: Minted) -> dict:
    """Give the token; the scope for refreshing is never listed."""
    pair = minted.pairs["user"]
    answer = {
        "token_type": "Bearer",
        "scope": " ".join(scope for scope in pair.scopes if scope != "offline_access"),
        "expires_in": pair.expires_in,
        "ext_expires_in": pair.expires_in,
        "access_token": pair.access_token,
        "refresh_token": pair.refresh_token,
        "id_token": _id_token(minted) if "openid" in pair.scopes else None,
    }
    return {name: value for name, value in answer.items() if value is not None}


def _id_token(minted: Minted) -> str:
    """Sign who it is; Microsoft would use RS256 and publish its keys."""
    now = int(time.time())
    said = {"iss": ISSUER, "aud": minted.client_id, "iat": now, "nbf": now, "exp": now + 3600}
    return jwt.encode(said | claims(minted.person), settings.CLIENT_SECRET, algorithm="HS256")


def answer_refusal(problem: str, about: str) -> tuple[int, dict]:
    """Report an error with its number, in words and as a list."""
    status, error, number, text = ERRORS[problem]
    trace, correlation = str(uuid4()), str(uuid4())
    at = f"{timezone.now():%Y-%m-%d %H:%M:%SZ}"
    said = f"AADSTS{number}: {text.format(about)}"
    return status, {
        "error": error,
        "error_description": f"{said} Trace ID: {trace} Correlation ID: {correlation} Timestamp: {at}",
        "error_codes": [number],
        "timestamp": at,
        "trace_id": trace,
        "correlation_id": correlation,
        "error_uri": f"https://login.microsoftonline.com/error?code={number}",
    }


OAUTH = OAuth(
    authorize="<slug:tenant>/oauth2/v2.0/authorize",
    token="<slug:tenant>/oauth2/v2.0/token",
    issuer=ISSUER,
    scopes=MEANINGS,
    habits=Habits(rotate_refresh_tokens=True, refresh_token_lifetime=NINETY_DAYS),
    denial_details={
        "error_description": "AADSTS65004: User declined to consent to access the app.",
    },
    wants_refresh_token=asking_for("offline_access"),
    name_token=name_token,
    answer_grant=answer_grant,
    answer_refusal=answer_refusal,
)
