"""Processes of the benchmark: started on free ports, waited for, and ended with it."""

import os
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

PATIENCE = 30.0  # seconds
KEPT = ("PATH", "HOME", "LANG", "VIRTUAL_ENV")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def clean(env: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which nothing is set but the given settings and what a program needs to run."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | dict(env)


def started(
    stack: ExitStack,
    command: Sequence[str],
    env: Mapping[str, str] | None = None,
    log: Path = Path(os.devnull),
) -> subprocess.Popen:
    """Start a process that ends with the stack and says what it has to say into a file."""
    with log.open("ab") as sink:
        process = subprocess.Popen(
            command, env=clean(env or {}), stdin=subprocess.DEVNULL, stdout=sink, stderr=sink
        )
    stack.callback(end, process)
    return process


def end(process: subprocess.Popen) -> None:
    """Ask a process to end, and end it when it does not."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_until(is_there: Callable[[], bool], what: str) -> None:
    """Wait until something is there, or say what is not."""
    deadline = time.monotonic() + PATIENCE
    while not is_there():
        if time.monotonic() > deadline:
            raise SystemExit(f"{what} did not start within {PATIENCE:.0f} s")
        time.sleep(0.02)


def listens(port: int) -> bool:
    """Say whether somebody answers on a port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
