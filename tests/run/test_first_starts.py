"""Several first starts at once on one fresh database: one prepares it, the others wait."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.blank_database import blank_database
from tests.run.conftest import ROOT
from tests.sandbox_process import SandboxProcess

PREPARE = """
import django
django.setup()
from config.processes.migrations import migrate_if_needed
migrate_if_needed(print)
"""


@pytest.fixture
def fresh(environment):
    """Give processes a fresh database of the kind that the suite runs on."""
    with blank_database() as url:
        yield environment | {"DATABASE_URL": url}


def run_at_once(commands, environment):
    started = [
        subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=environment | {"DJANGO_SETTINGS_MODULE": "config.settings"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for command in commands
    ]
    return sorted((*process.communicate(timeout=120), process.returncode) for process in started)


def test_one_start_prepares_the_database_and_the_others_find_it_ready(fresh):
    answers = run_at_once([["-c", PREPARE]] * 3, fresh)

    assert answers == [("", "", 0), ("", "", 0), ("Preparing the database…\n", "", 0)]


def test_migrating_by_hand_waits_as_well(fresh):
    migrate = ["manage.py", "migrate", "--verbosity", "0"]

    assert run_at_once([migrate] * 3, fresh) == [("", "", 0)] * 3


def test_several_sandboxes_share_one_fresh_folder(tmp_path):
    with ThreadPoolExecutor() as pool:
        sandboxes = list(pool.map(lambda _: SandboxProcess(tmp_path), range(3)))

    assert len({sandbox.client_secret for sandbox in sandboxes}) == 1
    for sandbox in sandboxes:
        sandbox.stop()
