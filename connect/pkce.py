"""Proof Key for Code Exchange (RFC 7636), S256 only."""

import base64
import secrets
from hashlib import sha256


def new_verifier() -> str:
    """Return a fresh verifier of 64 URL-safe characters (384 bits)."""
    return secrets.token_urlsafe(48)


def challenge(verifier: str) -> str:
    """Return the S256 challenge of a verifier."""
    digest = sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
