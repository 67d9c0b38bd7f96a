"""A process of the web server that stays on one core, where CPU_AFFINITY says so.

Threads of Python take turns, so that a process has work for one core at a time. Left to the kernel they wake up now
here, now there, and each turn fetches anew what the last one had in the caches of another core.
"""

import os
from collections import Counter
from collections.abc import Iterable
from typing import Any, ClassVar
from weakref import WeakSet

from django.conf import settings

from config.processes.fair_worker import FairWorker


class CoreWorker(FairWorker):
    """Gunicorn's worker with threads, all on one core."""

    started: ClassVar[WeakSet["CoreWorker"]] = WeakSet()  # that the web server still has

    def __init__(self, age: int, *rest: Any) -> None:
        """Choose a core. The web server makes all workers before it forks them, so it knows whose cores are taken."""
        super().__init__(age, *rest)
        self.core = None
        if settings.CPU_AFFINITY and hasattr(os, "sched_setaffinity"):
            self.core = least_used(os.sched_getaffinity(0), (each.core for each in self.started))
        self.started.add(self)

    def init_process(self) -> None:
        """Go there; every thread that is started from now on follows."""
        if self.core is not None:
            os.sched_setaffinity(0, {self.core})
        super().init_process()


def least_used(allowed: Iterable[int], taken: Iterable[int | None]) -> int:
    """Return which of the cores fewest have."""
    times = Counter(taken)
    return min(sorted(allowed), key=lambda core: times[core])
