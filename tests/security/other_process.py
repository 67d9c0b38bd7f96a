"""Run Python in a process of its own, against the database of the running test."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
# For scripts that replace one step by one that dies as by `kill -9`, at once or after its work.
DYING = """
import os, signal

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

def after(step):
    def both(*given, **named):
        step(*given, **named)
        die()
    return both
"""


def database_url() -> str:
    """Return the URL of the test's database; the test must commit what the other process shall see."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def run(code: str, **environment: str) -> subprocess.CompletedProcess:
    """Run code with Django set up, and return how it ended and what it printed."""
    return subprocess.run(
        command(code),
        cwd=ROOT,
        env=surroundings() | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def kill_after(lines: int, code: str) -> list[str]:
    """Run code until it has printed so many lines, `kill -9` it there, and return them."""
    with subprocess.Popen(
        command(code), cwd=ROOT, env=surroundings(), stdout=subprocess.PIPE, text=True
    ) as child:
        printed = [child.stdout.readline().strip() for _ in range(lines)]
        child.kill()
    assert child.returncode == -signal.SIGKILL
    return printed


def command(code: str) -> list[str]:
    return [sys.executable, "-c", f"import django; django.setup()\n{code}"]


def surroundings() -> dict[str, str]:
    own = {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": database_url()}
    return os.environ | own
