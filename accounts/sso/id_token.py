"""Believe an ID token only when all of it holds: signature, issuer, audience, age and nonce."""

from hmac import compare_digest
from typing import Any

import jwt

from accounts.sso.refusals import Untrusted

# Asymmetric ones only: with the others, whoever knows the public key could sign.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "ES256", "ES384")
KEY_TYPES = ("RSA", "EC")
REQUIRED = ("iss", "sub", "aud", "exp", "iat", "nonce")
LEEWAY = 30  # seconds that clocks may differ
LONGEST_SUB = 191  # characters that a link keeps


def claims_of(
    token: str, keys: dict[str, Any], *, issuer: str, client_id: str, nonce: str
) -> dict[str, Any]:
    """Return the claims of an ID token. Raises Untrusted, with the reason for the log."""
    try:
        claims = jwt.decode(
            token,
            key_of(token, keys),
            algorithms=list(ALGORITHMS),
            issuer=issuer,
            audience=client_id,
            leeway=LEEWAY,
            options={"require": list(REQUIRED)},
        )
    except jwt.PyJWTError as exc:
        raise Untrusted(f"ID token: {type(exc).__name__}") from exc
    check(claims, client_id, nonce)
    return claims


def key_of(token: str, keys: dict[str, Any]) -> jwt.PyJWK:
    """Return the key that the token names, or the only one where it names none."""
    header = jwt.get_unverified_header(token)
    if header.get("alg") not in ALGORITHMS:
        raise Untrusted("ID token: signed in a way we do not take")
    listed = [key for key in keys.get("keys", []) if signs(key)]
    named = [key for key in listed if key.get("kid") == header.get("kid")]
    found = named or (listed if "kid" not in header else [])
    if len(found) != 1:
        raise Untrusted("ID token: signed with a key that is not listed")
    return jwt.PyJWK(found[0], algorithm=found[0].get("alg", header["alg"]))


def signs(key: Any) -> bool:
    """Say whether a listed key is a public one for signatures."""
    return isinstance(key, dict) and key.get("kty") in KEY_TYPES and key.get("use", "sig") == "sig"


def check(claims: dict[str, Any], client_id: str, nonce: str) -> None:
    """Check what the library does not: made for this log-in, and for us alone."""
    if not compare_digest(str(claims["nonce"]).encode(), nonce.encode()):
        raise Untrusted("ID token: another nonce")
    audience = claims["aud"]
    alone = isinstance(audience, str) or len(audience) == 1
    if claims.get("azp", client_id if alone else None) != client_id:
        raise Untrusted("ID token: made for somebody else")
    if not isinstance(claims["sub"], str) or not 0 < len(claims["sub"]) <= LONGEST_SUB:
        raise Untrusted("ID token: no usable sub")
