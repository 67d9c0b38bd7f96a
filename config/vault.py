"""Seal secrets for the database: AES-256-GCM, a fresh nonce each time, bound to the row they belong to.

Stored form: `v1:<key id>:<base64url(nonce + ciphertext + tag)>` under the key itself, or `v2:…` under a key derived
from it for this place alone. The associated data names form, table, column, row and owner, so a ciphertext copied
elsewhere does not open. The first configured key seals, in the form that TOKEN_KEYS_PER_VALUE says; all open, in both.
"""

import base64
import secrets
from typing import Any, ClassVar

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from config.keyring import derived, keyring

SHARED_KEY, OWN_KEY = "v1", "v2"
NONCE_BYTES = 12


class CannotOpen(Exception):
    """A sealed value does not open here: unknown key or form, moved or altered ciphertext."""


def sealing_key_id() -> str:
    """Return the id of the key that seals new values."""
    return next(iter(keyring(settings.TOKEN_ENCRYPTION_KEYS)))


def sealing_form() -> str:
    """Return the form in which new values are sealed."""
    return OWN_KEY if settings.TOKEN_KEYS_PER_VALUE else SHARED_KEY


def sealing_head() -> str:
    """Return what every newly sealed value begins with."""
    return f"{sealing_form()}:{sealing_key_id()}:"


def key_id_of(sealed: str) -> str:
    """Return the id of the key that sealed this value."""
    return sealed.split(":", 2)[1]


def form_of(sealed: str) -> str:
    """Return the form in which this value is sealed."""
    return sealed.split(":", 1)[0]


def seal(plain: str, place: str) -> str:
    """Seal text for one place (`table|column|row|owner`)."""
    form, key_id = sealing_form(), sealing_key_id()
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + _box(form, key_id, place).encrypt(nonce, plain.encode(), _bound(form, place))
    return f"{form}:{key_id}:{base64.urlsafe_b64encode(sealed).decode()}"


def unseal(sealed: str, place: str) -> str:
    """Open what was sealed for the same place, or raise CannotOpen without naming the content."""
    try:
        form, key_id, encoded = sealed.split(":", 2)
        raw = base64.urlsafe_b64decode(encoded)
        box = _box(form, key_id, place)
        return box.decrypt(raw[:NONCE_BYTES], raw[NONCE_BYTES:], _bound(form, place)).decode()
    except (ValueError, KeyError, InvalidTag) as exc:
        raise CannotOpen(f"a sealed value of {place.split('|')[0]} does not open here") from exc


def _box(form: str, key_id: str, place: str) -> AESGCM:
    if form == OWN_KEY:
        return derived(settings.TOKEN_ENCRYPTION_KEYS, key_id, place)
    if form == SHARED_KEY:
        return keyring(settings.TOKEN_ENCRYPTION_KEYS)[key_id].box
    raise CannotOpen(f"unknown form {form!r}")


def _bound(form: str, place: str) -> bytes:
    return f"{form}|{place}".encode()


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
