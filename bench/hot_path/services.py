"""A PostgreSQL and a Redis of the benchmark's own, in a folder that goes with it."""

import glob
import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import psycopg
import redis

from bench.hot_path.processes import free_port, started, wait_until

INSTALL = {
    "postgres": "PostgreSQL is not installed here. On Debian: sudo apt-get install postgresql",
    "redis-server": "Redis is not installed here. On Debian: sudo apt-get install redis-server",
}
# As a small server has it, but for the size of its log: that may be kept in memory.
SETTINGS = ("max_connections=200", "shared_buffers=256MB", "max_wal_size=256MB")


class Missing(Exception):
    """A program that the benchmark needs is not there. The text says how to get it."""


def program(name: str) -> str:
    """Return where a program is; Debian keeps PostgreSQL's out of the path."""
    homes = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{name}"))
    if found := shutil.which(name) or (homes[-1] if homes else None):
        return found
    raise Missing(INSTALL[name if name == "redis-server" else "postgres"])


def start_redis(stack: ExitStack) -> tuple[str, int]:
    """Start a Redis that keeps nothing; return its URL and process id."""
    port = free_port()
    command = [program("redis-server"), "--port", str(port), "--bind", "127.0.0.1", "--save", ""]
    process = started(stack, [*command, "--appendonly", "no"])
    client = redis.Redis(port=port, socket_timeout=1)
    wait_until(answers(client.ping, redis.RedisError), "Redis")
    return f"redis://127.0.0.1:{port}/0", process.pid


def start_postgres(stack: ExitStack, folder: Path) -> tuple[str, int]:
    """Make a cluster and start it; return the URL of its database and its process id."""
    as_owner = run_as_owner(folder)
    data, port = folder / "postgres", free_port()
    initdb = [program("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*as_owner, *initdb], check=True, stdout=subprocess.DEVNULL)
    flags = [part for each in SETTINGS for part in ("-c", each)]
    where = ["-D", str(data), "-p", str(port), "-k", str(folder), "-h", "127.0.0.1"]
    process = started(stack, [*as_owner, program("postgres"), *where, *flags])
    url = f"postgres://postgres@127.0.0.1:{port}/postgres"
    wait_until(answers(lambda: psycopg.connect(url).close(), psycopg.Error), "PostgreSQL")
    return url, process.pid


def run_as_owner(folder: Path) -> list[str]:
    """Return what to put before a command: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    shutil.chown(folder, "postgres")
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def answers(ask: Callable[[], object], refusals: type[Exception]) -> Callable[[], bool]:
    """Return a function that says whether a question is answered by now."""

    def is_there() -> bool:
        try:
            ask()
        except refusals:
            time.sleep(0.05)
            return False
        return True

    return is_there
