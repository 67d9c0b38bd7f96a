"""Downloading packages with the clients that this machine has, from the registries they are set up for."""

import fnmatch
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tests.descriptions.packages import Package


class ClientMissing(Exception):
    """The registry's client is not on this machine."""


class NotFetched(Exception):
    """The registry's client could not fetch a package, for the reason it gave."""


def download(package: Package, folder: Path) -> Path:
    """Download a package's archive into the folder; raises ClientMissing or NotFetched."""
    command = command_for(package, folder)
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, check=False)
    archives = [path for path in folder.iterdir() if path.suffix in {".whl", ".tgz"}]
    if done.returncode or not archives:
        raise NotFetched(f"{package.name} {package.version}: {done.stderr.strip()[-500:]}")
    return archives[0]


def command_for(package: Package, folder: Path) -> list[str]:
    if package.registry == "npm":
        return [client("npm"), "pack", "--silent", f"{package.name}@{package.version}"]
    pip = [sys.executable, "-m", "pip"]
    if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode:
        pip = [client("pip")]
    options = ["--quiet", "--no-input", "--no-deps", "--only-binary=:all:", "--dest", str(folder)]
    return [*pip, "download", *options, f"{package.name}=={package.version}"]


def client(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise ClientMissing(name)
    return found


def unpack(archive: Path, patterns: tuple[str, ...], folder: Path) -> None:
    """Put those of the archive's files that fit a pattern into the folder."""
    for name, file in members(archive):
        if any(fnmatch.fnmatch(name, pattern) for pattern in patterns) and ".." not in name:
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as kept:
                shutil.copyfileobj(file, kept)


def members(archive: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield an archive's files with their names; an npm archive has all in one top folder."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as whole:
            for name in whole.namelist():
                with whole.open(name) as file:
                    yield name, file
        return
    with tarfile.open(archive) as whole:
        for entry in whole:
            if entry.isfile():
                yield entry.name.partition("/")[2], whole.extractfile(entry)
