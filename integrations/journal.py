"""A write-ahead record of a refreshed grant: sealed to disk before the database has it.

A provider that rotates refresh tokens has spent the old one by the time it answers. Should the process or
the database die before the commit, the newest token is still here and is taken up by whoever looks next.
"""

import json
import logging
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from django.conf import settings

from config import vault
from integrations.models import Token
from providers.spec import Grant

log = logging.getLogger("patchbay.refresh")


def folder() -> Path:
    return settings.DATA_DIR / "journal"


def path_of(token: Token) -> Path:
    """Return where a grant that follows this version of the token is kept."""
    return folder() / f"{token.pk}.{token.version}"


def place_of(token: Token) -> str:
    return f"journal|grant|{token.pk}|{token.version}"


def keep(token: Token, grant: Grant) -> None:
    """Write the grant and force it to disk. A full or read-only disk is logged, not fatal."""
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = path_of(token).with_suffix(f".{os.getpid()}.draft")
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
            file.write(vault.seal(json.dumps(asdict(grant)), place_of(token)))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path_of(token))
    except OSError as exc:
        log.warning("refresh journal not written: %s", type(exc).__name__)


def find(token: Token) -> Grant | None:
    """Return the grant that was fetched for this version of the token but never stored."""
    try:
        plain = vault.unseal(path_of(token).read_text(), place_of(token))
    except (OSError, vault.CannotOpen):
        return None
    fields = json.loads(plain)
    scopes = fields.pop("scopes")
    return Grant(**fields, scopes=None if scopes is None else tuple(scopes))


def drop(token: Token) -> None:
    """Remove the record once the database has the grant."""
    path_of(token).unlink(missing_ok=True)


def left_over() -> Iterator[Token]:
    """Yield tokens whose journal record is waiting, and remove records that time has passed by."""
    for path in sorted(folder().glob("*-*.*[0-9]")) if folder().exists() else []:
        token_id, _, version = path.name.rpartition(".")
        token = (
            Token.objects.filter(pk=token_id, version=version).first()
            if version.isdigit()
            else None
        )
        if token is None:
            path.unlink(missing_ok=True)
        else:
            yield token
