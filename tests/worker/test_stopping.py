"""A worker that is told to stop ends within seconds, whoever keeps its threads waiting."""

import signal
import subprocess

import pytest

from tests.security import other_process

pytestmark = pytest.mark.django_db(transaction=True)

WORKER = """
import sys, time, types
from django.conf import settings
from django.core.management import call_command
from config.lanes import Lanes
from config.worker import leaving

def hang(*_):
    print("hanging", flush=True)
    time.sleep(600)

lanes, here = Lanes(1), types.ModuleType("here")
here.hang, here.lane = hang, lambda: lanes.work(["one"], hang, 0.1)
sys.modules["here"] = here
settings.WORKER_JOBS, settings.WORKER_QUEUES = {{"job": ("{job}", 60)}}, {queues}
leaving.GRACE = 1.0
call_command("worker")
"""
HANGING = {
    "a lane of a queue": ("time.time", {"stuck": "here.lane"}),
    "a queue": ("time.time", {"stuck": "here.hang"}),
    "a job": ("here.hang", {}),
}


@pytest.mark.parametrize("where", HANGING)
def test_what_hangs_keeps_a_worker_from_nothing_but_a_quick_end(where):
    job, queues = HANGING[where]
    code = WORKER.format(job=job, queues=queues)

    with subprocess.Popen(
        other_process.command(code),
        cwd=other_process.ROOT,
        env=other_process.surroundings(),
        stdout=subprocess.PIPE,
        text=True,
    ) as worker:
        try:
            assert worker.stdout.readline() == "hanging\n"
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(10) == 0
        finally:
            worker.kill()
