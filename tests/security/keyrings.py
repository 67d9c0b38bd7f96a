"""Encryption keys for tests."""

import base64
import secrets


def new_key(key_id: str) -> str:
    """Return one entry of TOKEN_ENCRYPTION_KEYS."""
    return f"{key_id}:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}"
