"""No child outlives its parent, however the parent ends."""

import os
import signal
import subprocess
import sys
import time

import pytest

from config.processes import guard
from tests.run.conftest import ROOT
from tests.run.family import DEAF


@pytest.fixture
def family(tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-m", "tests.run.family", tmp_path],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    children = [int(pid) for pid in parent.stdout.readline().split()]
    yield parent, children
    for pid in (parent.pid, *children):
        guard.send(pid, signal.SIGKILL)
    parent.communicate()


def is_alive(group):
    return guard.send(group, 0)


def have_ended(groups, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and any(map(is_alive, groups)):
        time.sleep(0.05)
    return not any(map(is_alive, groups))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_parent_and_children(family, number):
    parent, children = family
    assert all(map(is_alive, children))

    parent.send_signal(number)

    assert parent.wait(10) == 0
    assert parent.stdout.read() == "stopped\n"
    assert have_ended(children, 0.1)


def test_children_end_when_the_parent_is_killed(family):
    parent, children = family

    os.kill(parent.pid, signal.SIGKILL)
    parent.wait(5)

    obedient, _deaf = children
    assert have_ended([obedient], 5)


def test_the_guard_kills_what_does_not_listen(monkeypatch):
    monkeypatch.setattr(guard, "PATIENCE", 0.3)
    child = subprocess.Popen(DEAF, process_group=0, stdout=subprocess.PIPE)
    child.stdout.readline()

    guard.end({child.pid})

    assert child.wait(5) == -signal.SIGKILL
    child.stdout.close()


def test_the_guard_follows_what_comes_and_goes():
    assert guard.watch(["+10\n", "+11\n", "-10\n", "+12\n"]) == {11, 12}
