"""Let servers of a partner call ours, in processes of their own (tests.billing.callers)."""

import json
import subprocess
import sys
import time

from tests.security import other_process

THREADS = 4


class Callers:
    """Eight or so servers; each round of calls has ids of its own."""

    def __init__(self, about, folder):
        self.about, self.folder = about, folder
        self.rounds = 0

    def call(self, processes, calls, meanwhile=lambda: None):
        """Let them call, do something again and again meanwhile, and return how every attempt ended."""
        self.rounds += 1
        answers = self.folder / f"round{self.rounds}"
        numbers = [str(processes), str(THREADS), str(calls), answers.name]
        command = [sys.executable, "-m", "tests.billing.callers", *self.about, *numbers]
        with answers.open("wb") as file:
            running = subprocess.Popen(command, cwd=other_process.ROOT, stdout=file)
            while running.poll() is None:
                meanwhile()
                time.sleep(0.05)
        return json.loads(answers.read_bytes())
