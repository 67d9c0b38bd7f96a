"""What was measured, in docs/performance.md: each table behind a mark of its own, replaced when it is measured anew."""

import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from bench.hot_path.services import program

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
TIMES, REGIONS, INSTRUCTIONS = "./run bench", "./run bench --profile", "./run bench --instructions"
END = "<!-- end -->"
PACKAGES = ("django", "gunicorn", "granian", "psycopg", "redis", "requests", "urllib3")
BUSY = 0.5  # of each core, by others


def begin(command: str) -> str:
    """Return the mark behind which stands what a command measured."""
    return f"<!-- measured by {command} -->"


def write(command: str, text: str) -> None:
    """Replace what a command measured before."""
    PAGE.write_text(replaced(PAGE.read_text(), command, text))


def replaced(page: str, command: str, text: str) -> str:
    """Return a page with another text behind a command's mark."""
    before, mark, rest = page.partition(begin(command))
    return f"{before}{mark}\n\n{text}\n\n{END}{rest.partition(END)[2]}"


def is_busy() -> bool:
    """Say whether others have so much to do here that times would be theirs."""
    return os.getloadavg()[0] > BUSY * (os.cpu_count() or 1)


def machine() -> str:
    """Return what the figures were measured on, in one sentence."""
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    databases = f"PostgreSQL {said_by('postgres')}, Redis {said_by('redis-server')}"
    return (
        f"{os.cpu_count()} cores of {platform.machine()}, shared by callers, servers, databases and the "
        f"provider's stub; Python {platform.python_version()}, {databases}, {packages}."
    )


def said_by(name: str) -> str:
    """Return the version of a program, as it tells it."""
    run = subprocess.run([program(name), "--version"], capture_output=True, text=True, check=True)
    return next(
        word.removeprefix("v=") for word in run.stdout.split() if word.strip("v=")[0].isdigit()
    )
