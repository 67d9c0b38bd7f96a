"""Make the secrets of a fresh installation."""

import base64
import secrets
from datetime import UTC, datetime


def text() -> str:
    """Return 384 random bits as URL-safe text (never begins with `$`, which django-environ expands)."""
    return secrets.token_urlsafe(48)


def encryption_key() -> str:
    """Return `<key id>:<base64url of 32 bytes>`, the form TOKEN_ENCRYPTION_KEYS takes."""
    key_id = datetime.now(UTC).strftime("k%Y%m%d")
    return f"{key_id}:{base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()}"
