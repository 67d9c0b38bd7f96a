"""The web server as `serve` starts it, on the database of the running test."""

import os
import socket
import subprocess
import sys
import time
from pathlib import Path

import requests

from config.processes import lineup
from tests.security import other_process

PATIENCE = 30
GUNICORN = (sys.executable, "-m", "gunicorn", "config.wsgi:application")


class WebServer:
    """Gunicorn with as many workers as the settings say; its log goes to a file."""

    def __init__(self, log, **environment):
        with socket.create_server(("127.0.0.1", 0)) as listener:
            self.port = listener.getsockname()[1]
            self.process = subprocess.Popen(
                [*GUNICORN, *lineup.gunicorn_options(listener)],
                cwd=other_process.ROOT,
                env=os.environ | {"DATABASE_URL": other_process.database_url()} | environment,
                stdout=log.open("ab"),
                stderr=subprocess.STDOUT,
                pass_fds=[listener.fileno()],
                process_group=0,
            )
        self.wait_until_it_answers()

    def wait_until_it_answers(self):
        deadline = time.monotonic() + PATIENCE
        while not self.answers():
            assert self.process.poll() is None, "the server ended"
            assert time.monotonic() < deadline, "the server did not start"
            time.sleep(0.1)

    def answers(self):
        try:
            return requests.get(f"http://127.0.0.1:{self.port}/livez", timeout=2).ok
        except requests.RequestException:
            return False

    def workers(self):
        """Return the process ids of the workers, as the kernel has them."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(pid) for pid in children.read_text().split()]

    def stop(self):
        self.process.terminate()
        self.process.wait(40)
