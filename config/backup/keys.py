"""The keys file: lines `NAME=value`, of the installation's own secrets. Whoever has it opens the data."""

import os
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from hmac import HMAC
from pathlib import Path

from config.backup.refusal import Refused

ENCRYPTION, PEPPER = "TOKEN_ENCRYPTION_KEYS", "API_KEY_PEPPER"
# Without these what was backed up is worth nothing. They are lists: each part counts.
NEEDED = (ENCRYPTION, PEPPER)
HEAD = """\
# The keys of a Patchbay installation, as of {:%Y-%m-%d %H:%M:%S} UTC.
# Whoever has them opens its backups: keep this file apart from those.
"""


def write(path: Path, keys: Mapping[str, str], made_at: datetime) -> None:
    """Write the keys for nobody but ourselves, down to the disk; a file of this name must not be there."""
    lines = [f"{name}={value}\n" for name, value in keys.items()]
    with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        file.writelines([HEAD.format(made_at), *lines])
        file.flush()
        os.fsync(file.fileno())


def read(path: Path) -> dict[str, str]:
    """Return the keys by name; Refused where the file is none of ours."""
    try:
        lines = path.read_text().splitlines()
    except (OSError, UnicodeDecodeError) as exc:
        raise Refused(f"The keys file {path} cannot be read: {reason(exc)}.") from exc
    entries = (line.partition("=") for line in lines if line and not line.startswith("#"))
    keys = {name: value for name, equals, value in entries if equals and value}
    missing = [name for name in NEEDED if name not in keys]
    if missing:
        raise Refused(f"{path} is no keys file: it holds no {' and no '.join(missing)}.")
    return keys


def reason(exc: Exception) -> str:
    return (isinstance(exc, OSError) and exc.strerror) or "it is no text"


def parts(value: str) -> list[str]:
    return [part.strip() for part in value.split(",") if part.strip()]


def mark(part: str) -> str:
    """Return by what a key is known without telling it: its id, if it has one, and 64 bits of an HMAC under it."""
    key_id = part.partition(":")[0] + ":" if ":" in part else ""
    return key_id + HMAC(part.encode(), b"patchbay backup", sha256).hexdigest()[:16]


def marks(keys: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the marks of all keys that a backup of now needs."""
    return {name: [mark(part) for part in parts(keys[name])] for name in NEEDED}


def lacking(keys: Mapping[str, str], needed: Mapping[str, list[str]]) -> list[str]:
    """Return what is needed and not among the keys, in words."""
    has = marks(keys)
    return [
        f"{name} {each.partition(':')[0]}" if ":" in each else name
        for name in NEEDED
        for each in needed[name]
        if each not in has[name]
    ]


def signature(keys: Mapping[str, str], sealer: str, text: bytes) -> str:
    """Return the HMAC of a text under the encryption key with this mark."""
    part = next(part for part in parts(keys[ENCRYPTION]) if mark(part) == sealer)
    return HMAC(part.encode(), b"patchbay backup manifest\n" + text, sha256).hexdigest()
