"""One process of the stage, started again whenever it ended, as a supervisor does it."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from bench.hot_path.processes import clean

PAUSE = 1.0  # seconds between an end and the next start, as Restart=always with RestartSec=1


class Service:
    """A command that should run; whatever it left behind is ended before it starts again."""

    def __init__(
        self, name: str, command: Sequence[str], env: Mapping[str, str], folder: Path
    ) -> None:
        self.name, self.command, self.env = name, command, clean(env)
        self.log = folder / f"{name}.log"
        self.process: subprocess.Popen | None = None
        self.ended_at, self.starts, self.is_wanted = 0.0, 0, True

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        """Start it in a group of its own, so that what it left behind can be found."""
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(
                self.command,
                env=self.env,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                process_group=0,
            )
        self.starts += 1

    def look(self) -> None:
        """Start it again some time after its end."""
        if self.is_running or not self.is_wanted:
            self.ended_at = 0.0
            return
        self.ended_at = self.ended_at or time.monotonic()
        if time.monotonic() - self.ended_at >= PAUSE:
            self.send_group(signal.SIGKILL)
            self.start()

    def send(self, number: int) -> None:
        """Send a signal to the process alone."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def send_group(self, number: int) -> None:
        with suppress(ProcessLookupError):
            os.killpg(self.pid, number)

    def stop(self, first: int = signal.SIGTERM, patience: float = 15) -> None:
        """Ask it to end, for good, and end it when it does not."""
        self.is_wanted = False
        if self.process is None:
            return
        self.send(first)
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(patience)
        self.send_group(signal.SIGKILL)
        self.process.wait()


def wait_for(is_there: Callable[[], bool], seconds: float) -> float | None:
    """Wait until something is so; return the seconds it took, or None when it did not come in time."""
    began = time.monotonic()
    while not is_there():
        if time.monotonic() - began > seconds:
            return None
        time.sleep(0.1)
    return time.monotonic() - began
