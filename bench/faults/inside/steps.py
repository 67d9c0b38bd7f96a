"""The steps of a refresh: how far a process came is seen after its death, and it can be told to die at one."""

import mmap
import os
import signal
from collections.abc import Callable
from typing import Any

from bench.faults.reached import ANSWERED, ASKED, COMMITTED, DONE, JOURNALED, STARTED, WRITTEN
from integrations import journal, oauth
from integrations.lease import Lease


class Marks:
    """How far the refresh came, in memory that outlives the process that writes it."""

    def __init__(self) -> None:
        self.memory = mmap.mmap(-1, 1)

    def forget(self) -> None:
        self.memory[0] = STARTED

    def reach(self, step: int) -> None:
        self.memory[0] = max(step, self.memory[0])

    @property
    def reached(self) -> int:
        return self.memory[0]


def dying_at(name: str, marks: Marks) -> None:
    """Note each step in this process, and end it at one as `kill -9` would; no name: at none."""
    asked = between(marks, ASKED, oauth.refresh, ANSWERED, dies=name == "after the answer")
    oauth.refresh = die if name == "before the call" else asked
    journal.keep = between(
        marks, ANSWERED, journal.keep, JOURNALED, dies=name == "after the journal"
    )
    Lease.write = between(marks, JOURNALED, Lease.write, WRITTEN, dies=name == "before the commit")
    dropped = die if name == "after the commit" else journal.drop
    journal.drop = between(marks, COMMITTED, dropped, DONE)


def between(
    marks: Marks, before: int, work: Callable[..., Any], after: int, *, dies: bool = False
) -> Callable[..., Any]:
    """Return work that marks what is reached before it and after it, and dies then if it should."""

    def both(*given: Any, **named: Any) -> Any:
        marks.reach(before)
        done = work(*given, **named)
        marks.reach(after)
        if dies:
            die()
        return done

    return both


def die(*_: Any, **__: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)
