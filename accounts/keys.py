"""The text of API keys: making, checking and digesting. `sk_live_<32 base62><6 checksum>`, `sk_test_…` in test
mode, `bb_sk_…` for apps.
"""

import hmac
import re
import secrets
import string
import zlib
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256

from django.conf import settings

BASE62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
RANDOM_LENGTH, CHECKSUM_LENGTH = 32, 6  # 32 base62 characters hold 190 bits
USER_PREFIX, TEST_PREFIX, APP_PREFIX = "sk_live_", "sk_test_", "bb_sk_"
ANY_KEY_PREFIX = (USER_PREFIX, TEST_PREFIX, APP_PREFIX)
_HEAD = "|".join(ANY_KEY_PREFIX)
_FORM = re.compile(rf"({_HEAD})([0-9A-Za-z]{{{RANDOM_LENGTH}}})([0-9A-Za-z]{{{CHECKSUM_LENGTH}}})")
ANY_KEY = re.compile(rf"(?:{_HEAD})[0-9A-Za-z]{{{RANDOM_LENGTH + CHECKSUM_LENGTH}}}")


@dataclass(frozen=True)
class RawKey:
    """A key that was just made: the only moment at which its text exists here."""

    text: str = field(repr=False)
    prefix: str
    last_four: str


def new_key(*, app: bool = False, live: bool = True) -> RawKey:
    """Make a key of 190 random bits with a checksum that catches typos."""
    head = APP_PREFIX if app else USER_PREFIX if live else TEST_PREFIX
    body = "".join(secrets.choice(BASE62) for _ in range(RANDOM_LENGTH))
    text = head + body + checksum(head + body)
    return RawKey(text, text[: len(head) + 3], text[-4:])


def looks_real(text: str) -> bool:
    """Say whether the text has a key's form and checksum, without asking the database."""
    match = _FORM.fullmatch(text)
    return bool(match) and hmac.compare_digest(match[3], checksum(match[1] + match[2]))


def checksum(text: str) -> str:
    """Return six base62 characters of the CRC-32."""
    number, letters = zlib.crc32(text.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        number, rest = divmod(number, len(BASE62))
        letters = BASE62[rest] + letters
    return letters


def digest(text: str, pepper: str) -> str:
    """Return the HMAC-SHA-256 of a key under one pepper, in hex."""
    return hmac.new(pepper.encode(), text.encode(), sha256).hexdigest()


@cache
def mark(pepper: str) -> str:
    """Return by what a pepper is known without telling it: 64 bits of an HMAC under it, in hex."""
    return digest("pepper", pepper)[:16]


def under_first_pepper(text: str) -> dict[str, str]:
    """Return the columns of a key whose digest is made under the pepper that counts now."""
    first = settings.API_KEY_PEPPERS[0]
    return {"digest": digest(text, first), "pepper": mark(first)}


def digests_of(text: str) -> list[str]:
    """Return the digest under every accepted pepper (the first makes new keys)."""
    return [digest(text, pepper) for pepper in settings.API_KEY_PEPPERS]
