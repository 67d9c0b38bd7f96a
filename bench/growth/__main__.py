"""Measure what grows with what is stored: python -m bench.growth [SUBJECT ...] [--quick] [--only postgres|sqlite]

Subjects are accounts, inbox, usage, staff and tools; without any, all of them. Starts a PostgreSQL of its own, gives
each subject an empty database on it and one on SQLite, and prints the tables of both. Tens of millions of rows take
half an hour and 10 GB of disk; --quick is content with a twentieth.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psycopg

from bench.hot_path import services
from bench.hot_path.processes import clean

# Rows of each subject on PostgreSQL, and on SQLite, which is for one machine. Tools are in no table.
SIZES = {
    "accounts": ((10_000, 100_000, 1_000_000), (10_000, 100_000, 1_000_000)),
    "inbox": ((10_000, 1_000_000), (10_000, 1_000_000)),
    "usage": ((100_000, 1_000_000, 10_000_000), (100_000, 1_000_000)),
    "staff": ((10_000, 1_000_000), (10_000, 100_000)),
    "tools": ((), (1_000, 10_000)),
}
QUICK = 20  # times smaller
NAMES = {"postgres": "PostgreSQL", "sqlite": "SQLite"}
DATABASES = tuple(NAMES)


class Place:
    """Where databases of the benchmark live; all of it goes with it."""

    def __init__(self, stack: ExitStack) -> None:
        self.stack, self.server = stack, ""
        self.folder = Path(tempfile.mkdtemp(prefix="patchbay-growth-"))
        stack.callback(shutil.rmtree, self.folder, ignore_errors=True)

    def empty(self, database: str, subject: str) -> str:
        """Return the URL of an empty database."""
        if database == "sqlite":
            return f"sqlite:///{self.folder / subject}.sqlite3"
        if not self.server:
            self.server = services.start_postgres(self.stack, self.folder)[0]
        with psycopg.connect(self.server, autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {subject}")
        return f"{self.server.rpartition('/')[0]}/{subject}"

    def run(self, subject: str, sizes: tuple[int, ...], url: str) -> None:
        """Measure a subject in a process of its own."""
        env = {"DATA_DIR": str(self.folder / "data"), "DATABASE_URL": url}
        command = [sys.executable, "-m", f"bench.growth.{subject}", *map(str, sizes)]
        subprocess.run(command, env=clean(env), check=True)


def main() -> None:
    """Measure what was asked for."""
    asked = arguments()
    with ExitStack() as stack:
        place = Place(stack)
        for subject in asked.subjects or SIZES:
            for database in (asked.only,) if asked.only else DATABASES:
                measure(place, subject, database, QUICK if asked.quick else 1)


def measure(place: Place, subject: str, database: str, smaller: int) -> None:
    """Measure one subject on one database."""
    sizes = tuple(size // smaller for size in SIZES[subject][DATABASES.index(database)])
    if sizes:
        print(f"\n**{subject}, on {NAMES[database]}**\n", flush=True)
        place.run(subject, sizes, place.empty(database, subject))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.growth", description=__doc__)
    parser.add_argument("subjects", nargs="*", choices=(*SIZES, []), metavar="SUBJECT")
    parser.add_argument("--quick", action="store_true", help="a twentieth of the rows")
    parser.add_argument("--only", choices=DATABASES, help="one database alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
