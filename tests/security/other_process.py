"""Run Python in a process of its own, against the database of the running test."""

import os
import subprocess
import sys
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
PREPARE = "import django; django.setup()\n"


def database_url() -> str:
    """Return the URL of the test's database; the test must commit what the other process shall see."""
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    return f"postgres://{facts['USER']}@{facts['HOST']}:{facts['PORT']}/{facts['NAME']}"


def run(code: str, **environment: str) -> subprocess.CompletedProcess:
    """Run code with Django set up, and return how it ended and what it printed."""
    return subprocess.run(
        [sys.executable, "-c", PREPARE + code],
        cwd=ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "config.settings", "DATABASE_URL": database_url()}
        | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
