"""What a key must be so that a signature made with it means anything."""

from typing import Any

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from config.jwks.keys import UnfitKey, check_public_key

SHORTEST_SECRET, LONGEST_SECRET = 32, 1_024  # bytes; RFC 7518, 3.2 asks for as many as the hash has
FEWEST_CHARACTERS = 10  # different ones


def check_secret(secret: str) -> None:
    """Raise UnfitKey for a secret that is short or monotonous, or that everybody may know."""
    if "-----BEGIN" in secret:
        raise UnfitKey("This is a PEM key: choose RS256 or ES256, or make a secret.")
    if not SHORTEST_SECRET <= len(secret.encode(errors="replace")) <= LONGEST_SECRET:
        raise UnfitKey(f"Use a secret of {SHORTEST_SECRET} to {LONGEST_SECRET} bytes.")
    if len(set(secret)) < FEWEST_CHARACTERS:
        raise UnfitKey("Use a random secret: this one could be guessed.")


def public_key_in(pem: str, algorithm: str) -> Any:
    """Return the public key of a PEM text, or raise UnfitKey."""
    if "PRIVATE KEY-----" in pem:
        raise UnfitKey(
            "This is a private key. Keep it to yourself, make a new pair, and enter the public one."
        )
    try:
        key = load_pem_public_key(pem.strip().encode())
    except (ValueError, UnsupportedAlgorithm) as exc:
        raise UnfitKey("Enter a PEM text that begins with -----BEGIN PUBLIC KEY-----.") from exc
    check_public_key(key, algorithm)
    return key
