"""Processes that are ended without being asked, and start again by themselves."""

import os
import random
import signal
import time

from bench.faults.providers import expire
from bench.faults.stage import Stage
from bench.hot_path.cpu import family


def kill_a_web_worker(stage: Stage, chance: random.Random) -> None:
    workers = family(stage.services["web"].pid)[1:]
    if workers:
        os.kill(chance.choice(workers), signal.SIGKILL)


def kill_the_web_server(stage: Stage, chance: random.Random) -> None:
    stage.services["web"].send(signal.SIGKILL)


def kill_the_worker(stage: Stage, chance: random.Random) -> None:
    stage.services["worker"].send(signal.SIGKILL)


def kill_while_refreshing(stage: Stage, chance: random.Random) -> None:
    """End all access tokens at once, and a web worker some milliseconds later."""
    expire(stage)
    time.sleep(chance.uniform(0, 0.5))
    kill_a_web_worker(stage, chance)


def restart_postgres(stage: Stage, chance: random.Random) -> None:
    stage.services["postgres"].send(signal.SIGINT)  # fast: open transactions are rolled back


def break_postgres(stage: Stage, chance: random.Random) -> None:
    stage.services["postgres"].send(signal.SIGQUIT)  # immediate: it recovers from its log
