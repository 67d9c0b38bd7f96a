"""What is away, fails, is full or wrong for some seconds, and right again afterwards."""

import random
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from bench.faults.providers import expire, fail, forget_failures
from bench.faults.stage import Stage


def take_redis_away(stage: Stage, chance: random.Random) -> None:
    with away(stage, "redis"):
        time.sleep(chance.uniform(2, 6))


@contextmanager
def away(stage: Stage, name: str) -> Iterator[None]:
    """Keep a service from running during the block."""
    service = stage.services[name]
    service.is_wanted = False
    service.send(signal.SIGKILL)
    try:
        yield
    finally:
        service.is_wanted = True


def failing(**failure: object) -> Callable[[Stage, random.Random], None]:
    """Return a trouble that lets the provider fail as ordered for some seconds."""

    def trouble(stage: Stage, chance: random.Random) -> None:
        fail(stage, failure)
        time.sleep(chance.uniform(3, 6))
        forget_failures(stage)

    return trouble


def fill_the_disk(stage: Stage, chance: random.Random) -> None:
    with stage.disk.full():
        expire(stage)  # refreshes find no room for their journal
        time.sleep(chance.uniform(3, 6))


def set_the_clock(stage: Stage, chance: random.Random) -> None:
    """Set the clock of the database up to five minutes forward or back, then right again."""
    stage.clock.set(chance.choice((-1, 1)) * chance.randint(30, 300))
    time.sleep(chance.uniform(5, 10))
    stage.clock.set(0)
