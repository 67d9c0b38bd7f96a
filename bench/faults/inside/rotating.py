"""One refresh in a child of a warm process, killed somewhere, and what the next ones make of it.

{"accounts": [[name, token, grant], …], "seed", "sandbox": path of its state} → a line of JSON per killed refresh.
"""

import itertools
import json
import os
import random
import statistics
import sys
from collections.abc import Iterator
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.faults.inside.children import in_child  # noqa: E402
from bench.faults.inside.killing import killed, timed  # noqa: E402
from bench.faults.inside.steps import Marks  # noqa: E402
from bench.faults.inside.surviving import survived  # noqa: E402
from bench.faults.reached import STEPS  # noqa: E402
from integrations import adopting  # noqa: E402
from providers.registry import find  # noqa: E402

WHOLE = 12  # refreshes that are left alone, to learn how long one takes
EVERY = 5  # one kill in so many is at a named step, the others at a random moment
BEYOND = 1.1  # of a whole refresh: some kills come too late to meet anything


def main(accounts: list, seed: int, sandbox: str) -> None:
    """Kill a refresh of every account, one after the other, and tell of each."""
    marks, provider = Marks(), find("google")
    whole, rest = accounts[:WHOLE], accounts[WHOLE:]
    longest = BEYOND * statistics.median(timed(row[1], provider, marks) for row in whole)
    plans = planned(random.Random(seed), longest)  # noqa: S311
    for number, (row, plan) in enumerate(zip(rest, plans, strict=False)):
        name, token, grant = row
        ended = killed(token, provider, marks, *plan)
        after = (token, provider, grant, sandbox, number % 2 == 0)
        told = {"account": name, "step": plan[0], "microseconds": round(plan[1] * 1e6)}
        told |= {"ended": ended, "reached": marks.reached}
        print(json.dumps(told | in_child(survived, *after)), flush=True)
    in_child(adopted)  # as the worker does every minute


def planned(chance: random.Random, longest: float) -> Iterator[tuple[str, float]]:
    """Yield without end where to kill: a named step, or none and a moment (s)."""
    for number in itertools.count():
        step = STEPS[number // EVERY % len(STEPS)] if number % EVERY == 0 else ""
        yield step, chance.uniform(0, longest)


def adopted() -> dict[str, Any]:
    return {"adopted": adopting.adopt_left_over()}


if __name__ == "__main__":
    main(**json.load(sys.stdin))
