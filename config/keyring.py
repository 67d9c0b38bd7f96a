"""The encryption keys: read from TOKEN_ENCRYPTION_KEYS, and the keys of single values derived from them."""

import base64
import binascii
from functools import cache, lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
# Sets what is derived here apart from whatever else might ever be derived from the same key.
PURPOSE = b"patchbay vault v2"
DERIVED_KEPT = 4096


class MasterKey:
    """A configured key: it seals by itself, or has a key derived from it for each place."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self.box = AESGCM(key)

    def derive(self, place: str) -> AESGCM:
        """Return the box of one place alone: HKDF-SHA256 (RFC 5869)."""
        hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=PURPOSE, info=place.encode())
        return AESGCM(hkdf.derive(self._key))


@cache
def keyring(spec: str) -> dict[str, MasterKey]:
    """Read `id:base64key,id:base64key`; refuse short, unreadable or doubled keys."""
    ring: dict[str, MasterKey] = {}
    for entry in filter(None, spec.split(",")):
        key_id, _, encoded = entry.strip().partition(":")
        key = _decode_key(key_id, encoded)
        if key_id in ring:
            raise ImproperlyConfigured(f"TOKEN_ENCRYPTION_KEYS names {key_id!r} twice")
        ring[key_id] = MasterKey(key)
    if not ring:
        raise ImproperlyConfigured("TOKEN_ENCRYPTION_KEYS holds no key")
    return ring


@lru_cache(maxsize=DERIVED_KEPT)
def derived(spec: str, key_id: str, place: str) -> AESGCM:
    """Return the box of one place, derived once while it is in use; KeyError for an unknown key."""
    return keyring(spec)[key_id].derive(place)


def _decode_key(key_id: str, encoded: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        key = b""
    if not key_id or len(key) != KEY_BYTES or len(set(key)) < 8:
        # What stands in the place of the id may be the key itself.
        name = key_id if encoded and len(key_id) <= 20 else "an entry"
        raise ImproperlyConfigured(
            f"TOKEN_ENCRYPTION_KEYS: {name or 'an entry'} must be id:base64 of 32 random bytes"
        )
    return key
