"""Verify proof keys: S256 alone, in both directions."""

import hmac
import re
from base64 import urlsafe_b64encode
from hashlib import sha256

from sandbox.refusals import TokenRefusal

CHALLENGE = re.compile(r"[A-Za-z0-9_-]{43}")
VERIFIER = re.compile(r"[A-Za-z0-9._~-]{43,128}")


def problem_with_challenge(challenge: str, method: str, rule: str) -> str:
    """Say what is wrong with a challenge in an authorization request, if anything."""
    if not challenge:
        return "Missing required parameter: code_challenge" if rule == "required" else ""
    if method != "S256":
        return "code_challenge_method must be S256"
    return "" if CHALLENGE.fullmatch(challenge) else "Invalid code_challenge"


def check_verifier(challenge: str, verifier: str) -> None:
    """Refuse a verifier that does not belong to the challenge, that is missing, or unasked for."""
    if not challenge and not verifier:
        return
    if not challenge:
        raise TokenRefusal("unexpected_verifier")
    if not verifier:
        raise TokenRefusal("missing_verifier")
    if not VERIFIER.fullmatch(verifier) or not _matches(challenge, verifier):
        raise TokenRefusal("wrong_verifier")


def _matches(challenge: str, verifier: str) -> bool:
    expected = urlsafe_b64encode(sha256(verifier.encode()).digest()).rstrip(b"=")
    return hmac.compare_digest(expected, challenge.encode())
