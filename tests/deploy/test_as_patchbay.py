"""A command by hand beside the units: with their settings and secrets, as their user."""

import os
import subprocess

import pytest

from tests.run.conftest import ROOT

RUNUSER = '#!/bin/sh\nprintf "as %s\\n" "$2"\nshift 3\nexec "$@"\n'


ENVIRONMENT = """\
# of an operator
WORKERS=2
DEFAULT_FROM_EMAIL=Us & $them <us@a.example>
SSO_NAME="Our house"
"""
SHOW = """
for name in WORKERS DEFAULT_FROM_EMAIL SSO_NAME SECRET_KEY DATA_DIR; do printenv $name; done
echo "$1"
"""


@pytest.fixture
def by_hand(tmp_path):
    """Run a command on a machine with units, whose `runuser` says for whom, and stays who we are."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "environment").write_text(ENVIRONMENT)
    (tmp_path / "secrets" / "secret_key").write_text("a$b 'c'")
    (tmp_path / "runuser").write_text(RUNUSER)
    (tmp_path / "runuser").chmod(0o755)
    settings = {"PATCHBAY_ETC": str(tmp_path), "PATH": f"{tmp_path}:{os.environ['PATH']}"}

    def run(*command):
        return subprocess.run(
            [ROOT / "deploy" / "as-patchbay", *command],
            env=settings,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


# promises 58, 61
def test_it_runs_with_what_the_units_have(by_hand):
    ended = by_hand("sh", "-c", SHOW, "-", "x y")

    assert ended.stderr == ""
    assert ended.stdout.splitlines() == [
        "as patchbay",
        *("2", "Us & $them <us@a.example>", "Our house", "a$b 'c'", "/var/lib/patchbay", "x y"),
    ]


def test_what_a_command_says_is_what_it_ends_with(by_hand):
    assert by_hand("sh", "-c", "exit 7").returncode == 7
    assert by_hand().returncode == 2
    assert "deploy/as-patchbay ./run backup" in by_hand().stdout
