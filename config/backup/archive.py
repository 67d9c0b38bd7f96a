"""The data file: a tar archive of the manifest, its signature, and what the manifest names."""

import os
import shutil
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path
from typing import IO

from config.backup.manifest import Manifest
from config.backup.refusal import Refused

MANIFEST, SIGNATURE, DATABASE = "manifest.json", "manifest.hmac", "database"
LARGEST = 100_000_000  # bytes of a manifest, which names every file


def digests(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below the folder, by its name from there."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): digest(path) for path in files}


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def pack(folder: Path, manifest: Manifest, keys: Mapping[str, str], path: Path) -> None:
    """Put the folder's files and their manifest into one archive that only we may read."""
    (folder / MANIFEST).write_bytes(manifest.text())
    (folder / SIGNATURE).write_text(manifest.sign(keys))
    path.touch(0o600, exist_ok=False)
    with tarfile.open(path, "w") as archive:
        for name in (MANIFEST, SIGNATURE, *manifest.files):
            archive.add(folder / name, name)
    with path.open("rb") as file:
        os.fsync(file.fileno())


@contextmanager
def opened(path: Path) -> Iterator[tarfile.TarFile]:
    """Open a data file; Refused where it is none, or breaks off."""
    try:
        with tarfile.open(path, "r:") as archive:
            yield archive
    except OSError as exc:
        raise Refused(f"The backup {path} cannot be read: {exc.strerror or exc}.") from exc
    except (tarfile.TarError, EOFError) as exc:
        raise Refused(f"{path} is no backup, or it is damaged.") from exc


def manifest_in(archive: tarfile.TarFile, keys: Mapping[str, str]) -> Manifest:
    """Return the manifest once the keys fit it and have proven it."""
    text = member(archive, MANIFEST)
    manifest = Manifest.read(text)
    manifest.refuse_other_keys(keys)
    manifest.refuse_altered(keys, member(archive, SIGNATURE))
    return manifest


def member(archive: tarfile.TarFile, name: str) -> bytes:
    with content(archive, name) as packed:
        return packed.read(LARGEST)


def unpack(archive: tarfile.TarFile, manifest: Manifest, folder: Path) -> None:
    """Write what the manifest names into the folder; Refused unless each is what it was."""
    for name, expected in manifest.files.items():
        path = inside(folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        with content(archive, name) as packed, path.open("xb") as file:
            shutil.copyfileobj(packed, file)
        if digest(path) != expected:
            raise Refused(f"The backup is damaged: {name} is not what was backed up.")


def inside(folder: Path, name: str) -> Path:
    """Return where a file goes; Refused where that is outside."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise Refused(f"The backup is damaged: {name} would be written outside.")
    return path


def content(archive: tarfile.TarFile, name: str) -> IO[bytes]:
    """Open what an archive holds; extract() of Pythons before 3.11.4 has no filter that makes it safe."""
    with suppress(KeyError):
        if packed := archive.extractfile(name):
            return packed
    raise Refused(f"The backup is damaged: it holds no {name}.")
