"""How much of the processors a process and its children have used, from Linux's own books."""

import os
from collections.abc import Iterable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def seconds_of(root: int) -> float:
    """Return the CPU seconds of a process and everything below it, ended children included."""
    return sum(ticks(pid) for pid in family(root)) / TICKS


def family(root: int) -> list[int]:
    """Return a process and all its descendants that live now."""
    children: dict[int, list[int]] = {}
    for pid in processes():
        if (parent := parent_of(pid)) is not None:
            children.setdefault(parent, []).append(pid)
    found, rest = [], [root]
    while rest:
        found.append(rest.pop())
        rest.extend(children.get(found[-1], ()))
    return found


def processes() -> Iterable[int]:
    return (int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit())


def parent_of(pid: int) -> int | None:
    fields = stat(pid)
    return int(fields[1]) if fields else None


def ticks(pid: int) -> int:
    """Return user and system time, with that of children that have ended."""
    fields = stat(pid)
    return sum(map(int, fields[11:15])) if fields else 0


def stat(pid: int) -> list[str]:
    """Return the fields behind the name of a process; none for one that is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []


def resident(root: int) -> int:
    """Return the resident bytes of a process and everything below it."""
    return sum(pages(pid) for pid in family(root)) * os.sysconf("SC_PAGE_SIZE")


def pages(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
