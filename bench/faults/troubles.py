"""What is done to the stage, each for some seconds, and undone."""

import random
from collections.abc import Callable

from bench.faults import ends, outages
from bench.faults.outages import failing
from bench.faults.stage import Stage

Trouble = Callable[[Stage, random.Random], None]

TROUBLES: dict[str, Trouble] = {
    "kill -9 of a web worker": ends.kill_a_web_worker,
    "kill -9 of the web server's master": ends.kill_the_web_server,
    "kill -9 of the worker": ends.kill_the_worker,
    "kill -9 while all tokens are refreshed": ends.kill_while_refreshing,
    "PostgreSQL restarted, fast": ends.restart_postgres,
    "PostgreSQL restarted, immediate": ends.break_postgres,
    "Redis gone and back": outages.take_redis_away,
    "the provider hangs": failing(delay=20.0),
    "the provider answers 500": failing(status=500),
    "the provider resets connections": failing(close=True),
    "the token endpoint answers 503": failing(path="/token", status=503),
    "answers of the token endpoint come late": failing(path="/token", delay=2.0, after=True),
    "DATA_DIR's disk is full": outages.fill_the_disk,
    "the database's clock is set": outages.set_the_clock,
}


def possible(stage: Stage) -> list[str]:
    """Return the names of the troubles that this machine lets us make."""
    missing = set() if stage.disk.can_fill else {"DATA_DIR's disk is full"}
    missing |= set() if stage.clock.library else {"the database's clock is set"}
    for name in sorted(missing):
        print(f"not made here: {name}", flush=True)
    return [name for name in TROUBLES if name not in missing]
