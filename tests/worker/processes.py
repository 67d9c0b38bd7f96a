"""Real workers with one job, whose leases last three seconds instead of a minute."""

import signal
import subprocess
import threading
import time
from collections.abc import Callable

from config.worker.models import Job
from tests.security import other_process

SECONDS = 3.0
PATIENCE = 30.0
WORKER = """
import sys, time, types
from django.conf import settings
from django.core.management import call_command
from config.worker import leases, leaving, renewing
from config.worker.models import Heartbeat

leases.SECONDS, leases.LONGEST, renewing.EVERY, leaving.GRACE = {seconds}, {longest}, 0.3, 1.5

def work():
    print("begun", flush=True)
    time.sleep({takes})
    print("asked for", Heartbeat.objects.count(), flush=True)
    return 1

here = types.ModuleType("here")
here.work = work
sys.modules["here"] = here
settings.WORKER_JOBS, settings.WORKER_QUEUES = {{"job": ("here.work", 3600)}}, {{}}
call_command("worker")
"""


class Worker:
    """One process; what it prints is read as it comes, its log too."""

    def __init__(self, takes: float, longest: float) -> None:
        self.said: list[str] = []
        code = WORKER.format(seconds=SECONDS, takes=takes, longest=longest)
        self.process = subprocess.Popen(
            other_process.command(code),
            cwd=other_process.ROOT,
            env=other_process.surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def says(self, what: str) -> None:
        """Read on until a line has it; a process that takes too long is ended, and has failed."""
        late = threading.Timer(PATIENCE, self.process.kill)
        late.start()
        while what not in (line := self.process.stdout.readline()):
            assert line, f"ended without {what!r}: {self.said}"
            self.said.append(line)
        late.cancel()

    def send(self, number: signal.Signals) -> None:
        self.process.send_signal(number)

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


def row() -> Job:
    return Job.objects.get(name="job")


def comes(is_so: Callable[[], bool], seconds: float) -> bool:
    """Wait until something is so; say whether it came in time."""
    until = time.monotonic() + seconds
    while not (so := is_so()) and time.monotonic() < until:
        time.sleep(0.05)
    return so
