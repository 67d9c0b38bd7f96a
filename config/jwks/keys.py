"""What a public key must be so that a signature made with it means anything."""

from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

SMALLEST_RSA, LARGEST_RSA = 2_048, 8_192  # bits; larger ones cost more time than they are worth


class UnfitKey(ValueError):
    """The sentence says what is wrong; it never holds the key."""


def check_public_key(key: Any, algorithm: str) -> None:
    """Raise UnfitKey for a key of another kind than the algorithm's, and for one of the wrong size."""
    if algorithm == "RS256":
        check_rsa(key)
    elif not isinstance(key, EllipticCurvePublicKey) or not isinstance(key.curve, SECP256R1):
        raise UnfitKey(f"{algorithm} needs an EC key on the curve P-256.")


def check_rsa(key: Any) -> None:
    if not isinstance(key, RSAPublicKey):
        raise UnfitKey("RS256 needs an RSA key.")
    if not SMALLEST_RSA <= key.key_size <= LARGEST_RSA:
        raise UnfitKey(f"Use an RSA key of {SMALLEST_RSA} to {LARGEST_RSA} bits.")
