"""Make random secrets and keep only their digests."""

import secrets
from hashlib import sha256


def new_secret(prefix: str) -> str:
    """Return a fresh random value that looks like the provider's own."""
    return prefix + secrets.token_hex(24)


def digest(secret: str) -> str:
    """Return what is stored of a secret."""
    return sha256(secret.encode()).hexdigest()
