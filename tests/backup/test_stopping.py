"""A backup that is ended in the middle, as cron and systemd do, leaves nothing behind."""

import signal
import subprocess

import pytest

from tests.security.other_process import ROOT, command, surroundings

# Stands still once everything is gathered, so that there is a middle.
SLOW = """
import time
from config.backup import making
from django.core.management import execute_from_command_line

def describe(*_):
    print("gathered", flush=True)
    time.sleep(60)

making.describe = describe
execute_from_command_line(["manage.py", "backup", "--data={0}/data", "--keys={0}/keys"])
"""


# promise 61
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_leaves_no_copy_of_the_database_behind(tmp_path, number):
    with subprocess.Popen(
        command(SLOW.format(tmp_path)),
        cwd=ROOT,
        env=surroundings(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout.readline() == "gathered\n"
        assert list((tmp_path / "data").glob(".*/content/database"))
        child.send_signal(number)
        _, said = child.communicate(timeout=30)

    assert (child.returncode, said) == (130, "CommandError: Stopped; no backup was made.\n")
    assert list((tmp_path / "data").iterdir()) == []
