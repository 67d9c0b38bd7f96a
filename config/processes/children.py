"""One child process: start it, see whether it lives, stop it."""

import os
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress

from django.conf import settings

from config.processes.guard import send
from config.processes.output import Output


class Child:
    """A process of ours, in a group of its own so that Ctrl-C reaches it only through us."""

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        *,
        vital: bool = False,
        patience: float = 10,
        pass_fds: Sequence[int] = (),
    ) -> None:
        self.name, self.command, self.vital = name, command, vital
        self.patience, self.pass_fds = patience, pass_fds
        self.process: subprocess.Popen | None = None
        self.started_at = 0.0

    def start(self, output: Output) -> None:
        """Start it and let the output hear what it says."""
        with output.connect(self.name) as sink:
            self.process = subprocess.Popen(
                self.command,
                cwd=settings.BASE_DIR,
                env=os.environ | {"PYTHONUNBUFFERED": "1"},
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                pass_fds=self.pass_fds,
                process_group=0,
            )
        self.started_at = time.monotonic()

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def exit_code(self) -> int | None:
        return self.process.poll()

    @property
    def lived(self) -> float:
        return time.monotonic() - self.started_at

    def stop(self) -> None:
        """Ask it to stop, give it its time, then kill what is left of its group."""
        if self.is_running:
            self.process.send_signal(signal.SIGTERM)
            with suppress(subprocess.TimeoutExpired):
                self.process.wait(self.patience)
        self.kill()

    def kill(self) -> None:
        """End it and every process it left behind, at once."""
        if self.process is not None:
            send(self.pid, signal.SIGKILL)
            self.process.wait()
