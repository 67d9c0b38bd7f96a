"""How long one search of the tools takes: of all there are, and of thousands that are made up.

.venv/bin/python -m bench.tool_search
"""

import os
import statistics
import time
from collections.abc import Sequence
from dataclasses import replace
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from providers.registry import Offer, tools  # noqa: E402
from tools_catalog.search.engine import Engine  # noqa: E402
from tools_catalog.search.fields import all_weights  # noqa: E402
from tools_catalog.search.synonyms import SYNONYMS  # noqa: E402

ROUNDS, MANY = 20, 5_000
QUERIES = (
    "send email",
    "create isue",
    "list",
    "schedule a meeting with somebody tomorrow afternoon",
    "c",
    "pres",
    "flibbertigibbet",
    "find a file in the folder of the project and share it with my team",
)


def main() -> None:
    """Print the times for the tools there are and for many."""
    offers = list(tools().values())
    report(offers)
    report(made_up(offers))


def made_up(offers: Sequence[Offer]) -> list[Offer]:
    """Return many tools with words of their own beside those of the real ones."""
    random, found = Random(7), []  # noqa: S311 (the same tools every time)
    for number in range(MANY):
        like = offers[number % len(offers)]
        own = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=7))
        tool = replace(
            like.tool,
            name=f"{own}_{like.tool.name}"[:64],
            description=f"{like.tool.description} {own}",
        )
        found.append(Offer(like.provider, like.service, tool))
    return found


def report(offers: Sequence[Offer]) -> None:
    """Build an index of the tools, and print how long that and each query took."""
    started = time.perf_counter()
    engine = Engine(offers, all_weights, SYNONYMS)
    print(f"{len(offers)} tools: index in {(time.perf_counter() - started) * 1000:.0f} ms")
    for query in QUERIES:
        times = [timed(engine, query) for _ in range(ROUNDS)]
        middle, worst = statistics.median(times), max(times)
        print(f"  {middle:6.2f} ms, at most {worst:6.2f}  {query}: {len(engine.find(query))} found")


def timed(engine: Engine, query: str) -> float:
    """Return the milliseconds of one search."""
    started = time.perf_counter()
    engine.find(query)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
