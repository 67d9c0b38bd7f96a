"""Bring a backup back: look at all of it first, then change the database in one step."""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from config import schema
from config.backup import archive, databases, folders, machine
from config.backup.manifest import Manifest
from config.backup.refusal import Refused
from config.processes.ports import claim
from config.processes.turns import our_turn


@contextmanager
def examined(data: Path, keys: Mapping[str, str]) -> Iterator[tuple[Manifest, Path]]:
    """Unpack a backup beside the database, once everything about it is known to be good."""
    with archive.opened(data) as packed:
        manifest = archive.manifest_in(packed, keys)
        manifest.refuse_newer(settings.VERSION, schema.known())
        databases.refuse_other_kind(manifest.engine)
        with TemporaryDirectory(prefix=".restore-", dir=settings.DATA_DIR) as name:
            archive.unpack(packed, manifest, Path(name))
            databases.own().refuse_unreadable(Path(name, archive.DATABASE))
            yield manifest, Path(name)


def put_back(folder: Path, keys: Mapping[str, str], *, replace: bool) -> None:
    """Put everything in its place, while nobody serves from this machine or prepares the database."""
    with closing(claim(settings.HOST, settings.PORT, "PORT")), our_turn():
        if not replace:
            refuse_occupied(keys)
        databases.own().load(folder / archive.DATABASE)
        machine.keep(keys)
        folders.set_aside()
        folders.lay_down(folder)


def refuse_occupied(keys: Mapping[str, str]) -> None:
    """Refuse to write over anything."""
    if not databases.is_empty():
        raise Refused("The database is not empty. Name another, or say --replace: all of it goes.")
    machine.refuse_others(keys)
    if occupied := folders.occupied():
        raise Refused(f"{occupied[0]} is not empty: something waits there for its database.")
