"""A write-ahead record of a refreshed grant: sealed to disk before the database has it.

A provider that rotates refresh tokens has spent the old one by the time it answers. Should the process or
the database die before the commit, the newest token is still here and is taken up by whoever looks next.
"""

import json
import logging
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from threading import get_ident

from django.conf import settings

from config import vault
from integrations.models import Token
from providers.spec import Grant

log = logging.getLogger("patchbay.refresh")

DRAFT = ".draft"
OLD_SECONDS = 3600


def folder() -> Path:
    return settings.DATA_DIR / "journal"


def path_of(token: Token) -> Path:
    """Return where a grant that follows this version of the token is kept."""
    return folder() / f"{token.pk}.{token.version}"


def place_of(token: Token) -> str:
    return f"journal|grant|{token.pk}|{token.version}"


def keep(token: Token, grant: Grant) -> None:
    """Write the grant and force it to disk. A full or read-only disk is logged, not fatal."""
    draft = folder() / f"{token.pk}.{os.getpid()}-{get_ident()}{DRAFT}"
    try:
        folder().mkdir(mode=0o700, parents=True, exist_ok=True)
        write_through(draft, vault.seal(json.dumps(asdict(grant)), place_of(token)))
        draft.rename(path_of(token))
    except OSError as exc:
        log.warning("refresh journal not written: %s", type(exc).__name__)
        with suppress(OSError):
            draft.unlink()  # a full disk has no room for what nobody reads


def write_through(path: Path, text: str) -> None:
    """Write a file that only we may read, down to the disk."""
    with os.fdopen(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def find(token: Token) -> Grant | None:
    """Return the grant that was fetched for this version of the token but never stored."""
    try:
        plain = vault.unseal(path_of(token).read_text(), place_of(token))
    except OSError:
        return None
    except vault.CannotOpen as exc:
        log.error("refresh journal: %s", exc)
        return None
    fields = json.loads(plain)
    scopes = fields.pop("scopes")
    return Grant(**fields, scopes=None if scopes is None else tuple(scopes))


def drop(token: Token) -> None:
    """Remove the record once the database has the grant."""
    path_of(token).unlink(missing_ok=True)


def left_over() -> Iterator[Token]:
    """Yield tokens whose record is waiting, and remove records and drafts that time has passed by."""
    rows = Token.objects.select_related("integration", "client")
    for path in sorted(folder().glob("????????-*.*")):
        token_id, _, version = path.name.partition(".")
        token = rows.filter(pk=token_id, version=version).first() if version.isdigit() else None
        if token is not None:
            yield token
        elif path.suffix != DRAFT or is_old(path):
            path.unlink(missing_ok=True)


def is_old(path: Path) -> bool:
    """Say whether whoever wrote a draft must be dead."""
    try:
        return time.time() - path.stat().st_mtime > OLD_SECONDS
    except FileNotFoundError:
        return False
