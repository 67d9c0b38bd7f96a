"""Measure what a search of the tools costs as tools grow: python -m bench.growth.tools [SIZE ...]

The unit is a line of Python that runs, of which a search takes as many whatever else the machine does. Tools that are
made up have words of their own beside those of the real ones. Needs no database.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from random import Random
from types import FrameType
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from bench.growth.measuring import Cost  # noqa: E402
from bench.growth.table import print_table  # noqa: E402
from bench.sizes import asked_sizes  # noqa: E402
from providers.registry import Offer, tools  # noqa: E402
from tools_catalog.search.engine import Engine  # noqa: E402
from tools_catalog.search.fields import all_weights  # noqa: E402
from tools_catalog.search.synonyms import SYNONYMS  # noqa: E402

SIZES = (1_000, 10_000)
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


def made_up(offers: Sequence[Offer], size: int) -> list[Offer]:
    """Return so many tools: like the real ones, with a word of their own each."""
    random, found = Random(7), []  # noqa: S311 (the same tools every time)
    for number in range(size):
        like = offers[number % len(offers)]
        own = "".join(random.choices("abcdefghijklmnopqrstuvwxyz", k=7))
        tool = replace(
            like.tool,
            name=f"{own}_{like.tool.name}"[:64],
            description=f"{like.tool.description} {own}",
        )
        found.append(Offer(like.provider, like.service, tool))
    return found


def lines_of(engine: Engine, query: str) -> int:
    """Return how many lines of Python one search runs."""
    lines = 0

    def count(frame: FrameType, event: str, told: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return count

    sys.settrace(count)
    try:
        engine.find(query)
    finally:
        sys.settrace(None)
    return lines


def main(sizes: list[int]) -> None:
    offers, columns = list(tools().values()), []
    kinds = {len(offers): offers} | {size: made_up(offers, size) for size in sizes}
    for each in kinds.values():
        engine = Engine(each, all_weights, SYNONYMS)
        columns.append({query: Cost(1, lines_of(engine, query)) for query in QUERIES})
    print_table("search, among so many tools", "searches, lines of Python", list(kinds), columns)


if __name__ == "__main__":
    main(asked_sizes("growth.tools", __doc__, SIZES))
