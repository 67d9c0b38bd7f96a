"""Seal secrets for the database: AES-256-GCM, a fresh nonce each time, bound to the row they belong to.

Stored form: `v1:<key id>:<base64url(nonce + ciphertext + tag)>`. The associated data names table, column,
row and owner, so a ciphertext copied elsewhere does not open. The first configured key seals, all open.
"""

import base64
import binascii
import secrets
from functools import cache
from typing import Any, ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

VERSION = "v1"
NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed value does not open here: unknown key, moved or altered ciphertext."""


@cache
def keyring(spec: str) -> dict[str, AESGCM]:
    """Read `id:base64key,id:base64key`; refuse short, unreadable or doubled keys."""
    ring: dict[str, AESGCM] = {}
    for entry in filter(None, spec.split(",")):
        key_id, _, encoded = entry.strip().partition(":")
        key = _decode_key(key_id, encoded)
        if key_id in ring:
            raise ImproperlyConfigured(f"TOKEN_ENCRYPTION_KEYS names {key_id!r} twice")
        ring[key_id] = AESGCM(key)
    if not ring:
        raise ImproperlyConfigured("TOKEN_ENCRYPTION_KEYS holds no key")
    return ring


def _decode_key(key_id: str, encoded: str) -> bytes:
    try:
        key = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        key = b""
    if not key_id or len(key) != 32 or len(set(key)) < 8:
        # What stands in the place of the id may be the key itself.
        name = key_id if encoded and len(key_id) <= 20 else "an entry"
        raise ImproperlyConfigured(
            f"TOKEN_ENCRYPTION_KEYS: {name or 'an entry'} must be id:base64 of 32 random bytes"
        )
    return key


def sealing_key_id() -> str:
    """Return the id of the key that seals new values."""
    return next(iter(keyring(settings.TOKEN_ENCRYPTION_KEYS)))


def key_id_of(sealed: str) -> str:
    """Return the id of the key that sealed this value."""
    return sealed.split(":", 2)[1]


def seal(plain: str, place: str) -> str:
    """Seal text for one place (`table|column|row|owner`)."""
    key_id = sealing_key_id()
    nonce = secrets.token_bytes(NONCE_BYTES)
    box = keyring(settings.TOKEN_ENCRYPTION_KEYS)[key_id]
    sealed = nonce + box.encrypt(nonce, plain.encode(), _bound(place))
    return f"{VERSION}:{key_id}:{base64.urlsafe_b64encode(sealed).decode()}"


def unseal(sealed: str, place: str) -> str:
    """Open what was sealed for the same place, or raise CannotOpen without naming the content."""
    try:
        version, key_id, encoded = sealed.split(":", 2)
        raw = base64.urlsafe_b64decode(encoded)
        box = keyring(settings.TOKEN_ENCRYPTION_KEYS)[key_id]
        if version != VERSION:
            raise CannotOpen(f"unknown form {version!r}")
        return box.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(place)).decode()
    except (ValueError, KeyError, InvalidTag) as exc:
        raise CannotOpen(f"a sealed value of {place.split('|')[0]} does not open here") from exc


def _bound(place: str) -> bytes:
    return f"{VERSION}|{place}".encode()


class Sealed:
    """A model attribute that seals on write and opens on read; the column holds only ciphertext.

    The model names its owner (`sealed_owner()`), and its primary key must be set before a value is.
    Empty text and None are stored as "".
    """

    columns: ClassVar[dict[type, list[str]]] = {}

    def __init__(self, column: str) -> None:
        self.column = column

    def __set_name__(self, model: type, name: str) -> None:
        Sealed.columns.setdefault(model, []).append(self.column)

    def __get__(self, row: Any, model: type | None = None) -> Any:
        if row is None:
            return self
        stored = getattr(row, self.column)
        return unseal(stored, place_of(row, self.column)) if stored else ""

    def __set__(self, row: Any, plain: str | None) -> None:
        setattr(row, self.column, seal(plain, place_of(row, self.column)) if plain else "")


def place_of(row: Any, column: str) -> str:
    """Return the place a row's column is bound to."""
    return f"{row._meta.db_table}|{column}|{row.pk}|{row.sealed_owner()}"
