"""Work on several things side by side, each in a lane of its own: one that hangs keeps no other waiting."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor, wait

from django.db import close_old_connections, connection


class Lanes:
    """The lanes of one queue in this process. A lane is run by one thread at a time."""

    def __init__(self, most: int = 32) -> None:
        self.pool = ThreadPoolExecutor(most, thread_name_prefix="lane")
        self.running: dict[str, Future[int]] = {}

    def work(self, names: Iterable[str], work: Callable[[str], int], patience: float = 1.0) -> int:
        """Start `work(name)` in each lane that rests, and wait for all of them, but only so many seconds.

        Returns what those that ended have done, and one for each that is still at it: a queue that is worked off
        until nothing is left comes back to them. What went wrong in a lane is raised here.
        """
        for name in names:
            if name not in self.running:
                self.running[name] = self.pool.submit(run_apart, work, name)
        wait(self.running.values(), timeout=patience)
        ended = [name for name, future in self.running.items() if future.done()]
        over = [self.running.pop(name) for name in ended]
        return sum(future.result() for future in over) + len(self.running)


def run_apart(work: Callable[[str], int], name: str) -> int:
    """Work in a thread of the pool, and leave no connection behind."""
    close_old_connections()
    try:
        return work(name)
    finally:
        connection.close()
