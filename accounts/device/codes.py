"""The two codes of a sign-in: a long one the device keeps, a short one the person types."""

import re
import secrets

from django.conf import settings

from accounts import keys

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels (no words), no digits (nothing looks like another)
HALF = 4
DEVICE_CODE_BYTES = 32


def new_device_code() -> str:
    """Make a code of 256 random bits."""
    return secrets.token_urlsafe(DEVICE_CODE_BYTES)


def new_user_code() -> str:
    """Make a code such as BCDF-GHJK: one of 25 billion."""
    letters = "".join(secrets.choice(LETTERS) for _ in range(2 * HALF))
    return grouped(letters)


def grouped(letters: str) -> str:
    return f"{letters[:HALF]}-{letters[HALF:]}"


def as_typed(text: str) -> str:
    """Return a user code as we write it, however it was typed: any case, with or without the dash."""
    return grouped(re.sub(r"[\W_]+", "", text).upper())


def digest(code: str) -> str:
    """Return what is kept of a code: its HMAC under the server's own pepper."""
    return keys.digest(code, settings.API_KEY_PEPPERS[0])
