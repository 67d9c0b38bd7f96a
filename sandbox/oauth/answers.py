"""What a token endpoint answers as RFC 6749 has it; a fake changes what its provider does otherwise."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import HttpRequest, JsonResponse

if TYPE_CHECKING:
    from sandbox.oauth.minting import Minted

Error = tuple[int, str, str]  # (status, error, description)

CLIENT_PROBLEMS = ("missing_client", "unknown_client", "wrong_secret", "wrong_client_auth")
VERIFIER_PROBLEMS = ("missing_verifier", "wrong_verifier", "unexpected_verifier")


def unmarked(kind: str, actor: str, expiring: bool) -> str:
    """Start no secret in any special way."""
    return ""


def tokens(minted: "Minted") -> dict:
    """Give the tokens, how long they live and what they may do; there may be no refresh token."""
    pair = minted.pairs["user"]
    answer = {
        "access_token": pair.access_token,
        "token_type": "Bearer",
        "expires_in": pair.expires_in,
        "scope": " ".join(pair.scopes),
        "refresh_token": pair.refresh_token,
    }
    return {name: value for name, value in answer.items() if value is not None}


def refusing(
    errors: Mapping[str, Error], otherwise: Error
) -> Callable[[str, str], tuple[int, dict]]:
    """Return how to report a problem: by its own error or `otherwise`; `{}` is what is missing."""

    def refuse(problem: str, about: str) -> tuple[int, dict]:
        status, error, description = errors.get(problem, otherwise)
        return status, {"error": error, "error_description": description.format(about)}

    return refuse


def as_json(request: HttpRequest, status: int, answer: dict) -> JsonResponse:
    """Answer JSON, whatever was asked for."""
    return JsonResponse(answer, status=status)
