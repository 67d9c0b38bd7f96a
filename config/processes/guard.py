"""End the children when their parent is gone, even by `kill -9`.

Run as a script, it reads lines `+pid` and `-pid` (leaders of process groups) from standard input.
The parent holds the other end of that pipe, so the kernel closes it however the parent ends.
"""

import os
import signal
import sys
import time

PATIENCE = 10


def watch(lines) -> set[int]:
    """Follow the parent's lines to their end, and return the groups that still run."""
    groups: set[int] = set()
    for line in lines:
        pid = int(line[1:])
        groups.add(pid) if line.startswith("+") else groups.discard(pid)
    return groups


def end(groups: set[int]) -> None:
    """Ask every group to stop, and kill what has not within a few seconds."""
    deadline = time.monotonic() + PATIENCE
    alive = {group for group in groups if send(group, signal.SIGTERM)}
    while alive and time.monotonic() < deadline:
        time.sleep(0.1)
        alive = {group for group in alive if send(group, 0)}
    for group in alive:
        send(group, signal.SIGKILL)


def send(group: int, signal_number: int) -> bool:
    """Signal a process group; False when it has ended."""
    try:
        os.killpg(group, signal_number)
    except (ProcessLookupError, PermissionError):
        return False
    return True


if __name__ == "__main__":
    end(watch(sys.stdin))
