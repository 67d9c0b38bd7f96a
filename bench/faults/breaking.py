"""One run: steady load, one trouble after the other, some quiet, and then the questions."""

import random
import time
from collections.abc import Iterator

from bench.faults.asking import ask
from bench.faults.checks.everything import everything
from bench.faults.findings import Findings
from bench.faults.load import begin
from bench.faults.providers import forget_failures
from bench.faults.service import wait_for
from bench.faults.stage import Stage
from bench.faults.starting import is_ready
from bench.faults.troubles import TROUBLES, possible

ACCOUNTS = 24
LIFETIME = 30  # seconds of an access token: each is refreshed twice a minute
READY_WITHIN = 45.0  # seconds
SETTLED_WITHIN = 90.0


def run(minutes: float, seed: int, first_port: int, callers: int) -> Findings:
    """Break things for so many minutes under load of so many callers."""
    findings = Findings()
    with Stage(first_port) as stage:
        load = begin(stage, ACCOUNTS, LIFETIME, callers, seed)
        break_things(stage, random.Random(seed), minutes * 60)  # noqa: S311
        findings.check("calls that never ended", 0, load.traffic.stop())
        forget_failures(stage)
        ready = wait_for(lambda: is_ready(stage), 3 * READY_WITHIN)
        findings.check_most("readyz is good again", READY_WITHIN, ready)
        settle(stage, findings)
        everything(findings, stage, load)
    return findings


def break_things(stage: Stage, chance: random.Random, seconds: float) -> None:
    """Make one trouble after the other, each as often as any other, with some rest between them."""
    began = time.monotonic()
    for name in shuffled(possible(stage), chance):
        pause = chance.uniform(3, 9)
        if time.monotonic() + pause - began > seconds:
            break
        time.sleep(pause)
        print(f"{time.monotonic() - began:6.1f} s  {name}", flush=True)
        TROUBLES[name](stage, chance)
    time.sleep(max(0.0, began + seconds - time.monotonic()))


def shuffled(names: list[str], chance: random.Random) -> Iterator[str]:
    """Yield all names in some order, again and again."""
    while True:
        yield from chance.sample(names, len(names))


def settle(stage: Stage, findings: Findings) -> None:
    """Wait until nothing is left to be done, with the waits of late attempts cut short."""
    began, since, left = time.monotonic(), time.time(), {"?": 1}
    while any(left.values()) and time.monotonic() - began < SETTLED_WITHIN:
        left = ask(stage, "settling", {"since": since})
        time.sleep(2)
    findings.tell("settled after", f"{time.monotonic() - began:.0f} s")
    findings.check("left to be done", {}, {name: number for name, number in left.items() if number})
