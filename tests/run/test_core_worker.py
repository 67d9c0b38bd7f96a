"""Which core a process of the web server stays on."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from config.processes.core_worker import least_used
from tests.run.conftest import ROOT

OURS = "config.processes.core_worker.CoreWorker"
ALL = os.sched_getaffinity(0)


@pytest.mark.parametrize(
    ("taken", "core"),
    [((), 2), ((2,), 4), ((2, 4), 2), ((4, 4, 2), 2), ((2, None), 4), ((0, 0), 2)],
)
def test_it_is_the_one_that_fewest_have_of_those_allowed(taken, core):
    assert least_used({4, 2}, taken) == core


@pytest.fixture
def serve(environment):
    """Return a function that starts a web server with two processes, and returns its process id."""
    started = []

    def start(**settings):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            options = ["--bind", f"fd://{listener.fileno()}", "--workers", "2", "--threads", "2"]
            application = "tests.run.telling_who:application"
            command = [sys.executable, "-m", "gunicorn", application, "--worker-class", OURS]
            process = subprocess.Popen(
                [*command, *options],
                cwd=ROOT,
                env=environment | {"DJANGO_SETTINGS_MODULE": "config.settings"} | settings,
                stderr=subprocess.DEVNULL,
                pass_fds=[listener.fileno()],
            )
        started.append(process)
        return process.pid

    yield start
    for process in started:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def workers_of(pid):
    """Return the process ids of the workers."""
    return set(map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()))


def cores_of(pid, ended=frozenset()):
    """Return where the two workers may run, once both are where they stay."""
    deadline, found = time.monotonic() + 30, []
    while time.monotonic() < deadline:
        found = [os.sched_getaffinity(each) for each in workers_of(pid) - ended]
        if len(found) == 2 and all(len(cores) == 1 for cores in found):
            break
        time.sleep(0.05)
    return sorted(map(sorted, found))


def of_two_processes():
    """Return the cores of two processes that share as few as they can."""
    first, *others = sorted(ALL)
    return [[first], [others[0] if others else first]]


def test_each_process_stays_on_a_core_of_its_own(serve):
    assert cores_of(serve(CPU_AFFINITY="on")) == of_two_processes()


def test_who_comes_instead_of_a_killed_one_takes_its_core(serve):
    pid = serve(CPU_AFFINITY="on")
    cores_of(pid)

    killed = max(workers_of(pid))
    os.kill(killed, signal.SIGKILL)

    assert cores_of(pid, {killed}) == of_two_processes()


def test_by_itself_it_goes_where_the_kernel_wants(serve):
    pid = serve()
    deadline = time.monotonic() + 30
    while len(workers_of(pid)) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    time.sleep(0.5)

    assert [os.sched_getaffinity(each) for each in workers_of(pid)] == [ALL, ALL]
