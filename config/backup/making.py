"""Make a backup beside a running server."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.db import DatabaseError, connection

from config import schema
from config.backup import archive, databases, folders, keys
from config.backup.manifest import Manifest
from config.backup.refusal import Refused


@dataclass(frozen=True)
class Backup:
    """The two files of a backup."""

    data: Path
    keys: Path


def make(data_folder: Path, keys_folder: Path, *, together: bool = False) -> Backup:
    """Write the data into one folder and its keys into another; Refused where that is no other."""
    data_folder, keys_folder = data_folder.resolve(), keys_folder.resolve()
    if not together:
        refuse_together(data_folder, keys_folder)
    refuse_nothing()
    made_at, own_keys = datetime.now(UTC), in_use()
    stem = f"patchbay-{made_at:%Y%m%dT%H%M%SZ}"
    backup = Backup(data_folder / f"{stem}.data", keys_folder / f"{stem}.keys")
    try:
        write_data(backup.data, own_keys, made_at)
        keys_folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys.write(backup.keys, own_keys, made_at)
    except OSError as exc:
        raise Refused(f"{exc.filename or data_folder} cannot be written: {exc.strerror}.") from exc
    return backup


def refuse_together(data_folder: Path, keys_folder: Path) -> None:
    """Whoever copies one folder must not get both halves."""
    if data_folder.is_relative_to(keys_folder) or keys_folder.is_relative_to(data_folder):
        raise Refused(
            f"{data_folder} and {keys_folder} are one place: whoever gets it could open everything. "
            "Name two places, or say --together."
        )


def refuse_nothing() -> None:
    """Without the server's settings there is another database, an empty one: nobody should take that for a backup."""
    try:
        has_tables = bool(schema.applied())
    except DatabaseError as exc:
        raise Refused("The database does not let us in. Look at DATABASE_URL.") from exc
    if not has_tables:
        raise Refused(
            f"There is nothing to back up: {connection.settings_dict['NAME']} has no tables of ours. "
            "Set DATABASE_URL and DATA_DIR as the server has them."
        )


def in_use() -> dict[str, str]:
    """Return this installation's own secrets by name."""
    held = {
        keys.ENCRYPTION: settings.TOKEN_ENCRYPTION_KEYS,
        keys.PEPPER: ",".join(settings.API_KEY_PEPPERS),
        "SECRET_KEY": ",".join([settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]),
    }
    sandbox = settings.SANDBOX_CLIENT_SECRET_FILE
    return held | ({sandbox.name.upper(): sandbox.read_text()} if sandbox.exists() else {})


def write_data(path: Path, own_keys: Mapping[str, str], made_at: datetime) -> None:
    """Gather everything beside the file that is to be, and give it its name once it is whole."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".patchbay-", dir=path.parent) as name:
        folder, packed = Path(name, "content"), Path(name, "packed")
        folder.mkdir()
        gather(folder)
        archive.pack(folder, describe(folder, own_keys, made_at), own_keys, packed)
        packed.rename(path)


def gather(folder: Path) -> None:
    folders.copy(folder)
    with databases.own().snapshot() as dump:
        folders.copy(folder)
        dump(folder / archive.DATABASE)


def describe(folder: Path, own_keys: Mapping[str, str], made_at: datetime) -> Manifest:
    return Manifest(
        version=settings.VERSION,
        made_at=made_at.isoformat(timespec="seconds"),
        engine=connection.vendor,
        migrations=schema.applied(),
        marks=keys.marks(own_keys),
        files=archive.digests(folder),
    )
