"""A database that does not let us in is one sentence, without its password."""

import subprocess
import sys

import pytest

from tests.run.conftest import ROOT
from tests.sandbox_process import free_port


@pytest.mark.parametrize("command", ["serve", "demo", "migrate"])
def test_a_silent_server_is_named(environment, command):
    port = free_port()
    url = f"postgres://someone:hidden@127.0.0.1:{port}/patchbay"

    answer = run(command, environment | {"DATABASE_URL": url})

    assert answer == (
        f"Cannot use the database at 127.0.0.1:{port}: Connection refused. Look at DATABASE_URL.\n",
        1,
    )


@pytest.mark.parametrize("command", ["serve", "demo", "migrate"])
def test_a_file_that_cannot_be_opened_is_named(environment, command, tmp_path):
    path = tmp_path / "missing" / "patchbay.sqlite3"

    answer = run(command, environment | {"DATABASE_URL": f"sqlite:///{path}"})

    assert answer == (
        f"Cannot use the database {path}: unable to open database file. Look at DATABASE_URL.\n",
        1,
    )


def test_an_option_that_there_is_not_is_named(environment):
    url = "postgres://someone:hidden@127.0.0.1:1/patchbay?sslmood=require"

    answer = run("migrate", environment | {"DATABASE_URL": url})

    assert answer == (
        'Cannot use the database at 127.0.0.1:1: invalid connection option "sslmood". '
        "Look at DATABASE_URL.\n",
        1,
    )


def run(command, environment):
    ports = {"PORT": str(free_port()), "SANDBOX_PORT": str(free_port()), "PROVIDER_SANDBOX": "on"}
    ended = subprocess.run(
        [sys.executable, "manage.py", command],
        cwd=ROOT,
        env=environment | ports,
        capture_output=True,
        text=True,
        timeout=60,
    )
    return ended.stderr, ended.returncode
