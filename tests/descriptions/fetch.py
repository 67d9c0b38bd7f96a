"""Fetch the providers' descriptions into the cache: `./run descriptions`. What is there already stays."""

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.descriptions import cache
from tests.descriptions.packages import DESCRIPTIONS, Description, Package
from tests.descriptions.registries import ClientMissing, NotFetched, download, unpack


def main() -> int:
    """Fetch and read whatever is missing; the answer is 1 unless all is there afterwards."""
    cache.CACHE.mkdir(parents=True, exist_ok=True)
    for package in dict.fromkeys(each.package for each in cache.missing()):
        attempt(package)
    for description in cache.missing():
        if cache.folder_of(description.package).exists():
            keep(description)
    drop_what_is_old()
    return report()


def attempt(package: Package) -> None:
    """Fetch a package's files unless they are there; say so if that cannot be done."""
    if cache.folder_of(package).exists():
        return
    say(f"Fetching {package.name} {package.version}…")
    try:
        fetch(package)
    except ClientMissing as exc:
        say(f"Skipped: this machine has no {exc}.")
    except NotFetched as exc:
        say(f"Failed: {exc}")


def fetch(package: Package) -> None:
    """Fetch a package's files; the folder appears when all are in it."""
    with tempfile.TemporaryDirectory(dir=cache.CACHE) as name:
        scratch, files = Path(name), Path(name) / "files"
        files.mkdir()
        unpack(download(package, scratch), package.files, files)
        put(files, cache.folder_of(package))


def put(made: Path, place: Path) -> None:
    """Move what was made to its place, unless somebody else was faster."""
    place.parent.mkdir(exist_ok=True)
    if not place.exists():
        made.rename(place)


def keep(description: Description) -> None:
    """Read a description and keep it in our form."""
    folder = cache.folder_of(description.package)
    files = sorted(path for path in folder.glob(description.files) if path.is_file())
    text = json.dumps(description.read(files), separators=(",", ":"))
    with tempfile.NamedTemporaryFile("w", dir=cache.CACHE, delete=False) as file:
        file.write(text)
    os.replace(file.name, cache.file_of(description))


def drop_what_is_old() -> None:
    """Remove files and folders of other versions than today's."""
    wanted = {cache.file_of(each) for each in DESCRIPTIONS}
    wanted |= {cache.folder_of(each.package) for each in DESCRIPTIONS}
    for path in [*cache.CACHE.glob("*.json"), *cache.CACHE.glob("packages/*")]:
        if path not in wanted:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def report() -> int:
    missing = [description.name for description in cache.missing()]
    say(f"Descriptions: {len(DESCRIPTIONS) - len(missing)} of {len(DESCRIPTIONS)} are there.")
    if missing:
        say(f"Missing: {', '.join(missing)}.")
    return 1 if missing else 0


def say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
