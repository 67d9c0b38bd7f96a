"""PostgreSQL's client programs: those that fit the server, found or named with the way to install them."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from config.backup.refusal import Refused

# Where packages of several versions keep them: Debian, Red Hat, Homebrew.
PLACES = ("usr/lib/postgresql/*/bin", "usr/pgsql-*/bin", "opt/homebrew/opt/postgresql@*/bin")
ROOT = Path("/")


def find(name: str, server: int) -> Path:
    """Return the program of the server's major version, else the next newer one; an older one cannot read it."""
    found = {version: path for path in places(name) if (version := version_of(path)) >= server}
    if not found:
        raise Refused(
            f"{name} {server} or newer is needed for this PostgreSQL {server}, and none is here. "
            f"Install it (Debian, Ubuntu: apt install postgresql-client-{server}; "
            f"Alpine: apk add postgresql{server}-client) or put its folder into PATH."
        )
    return found[min(found)]


def places(name: str) -> Iterator[Path]:
    """Yield every program of this name; what PATH says comes last and thus wins over its equals."""
    for place in PLACES:
        yield from ROOT.glob(f"{place}/{name}")
    if path := shutil.which(name):
        yield Path(path)


def version_of(path: Path) -> int:
    """Return the major version, 0 where it does not say."""
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"(\d+)(?:\.\d+|devel|beta|rc)", said)
    return int(found[1]) if found else 0


def run(program: Path, *arguments: str, password: str = "") -> None:
    """Run it to its end; Refused with the first line of its complaint. The password is no argument."""
    ended = subprocess.run(
        [program, *arguments],
        env=os.environ | ({"PGPASSWORD": password} if password else {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode:
        raise Refused(f"{program.name} failed: {complaint(ended.stderr)}")


def complaint(text: str) -> str:
    lines = text.strip().splitlines() or ["it did not say why"]
    return next((line for line in lines if "error" in line.lower()), lines[0])
