"""How much memory a process has, and had at most, from Linux's own books. Everything in bytes."""

from pathlib import Path

KIB = 1024


def now(pid: int) -> int:
    """Return the resident bytes of a process."""
    return figure(pid, "VmRSS")


def peak(pid: int) -> int:
    """Return the most that was resident since the process began, or since `forget_peak`."""
    return figure(pid, "VmHWM")


def forget_peak(pid: int) -> None:
    """Let the peak begin anew with what is resident now."""
    Path(f"/proc/{pid}/clear_refs").write_text("5")


def figure(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * KIB for line in lines if line.startswith(f"{name}:"))


def children(pid: int) -> list[int]:
    """Return the processes that a process has started: gunicorn's workers."""
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    return [int(each) for each in listed.split()]
