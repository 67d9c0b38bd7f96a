"""Measure what a call and a page cost as usage records grow: python -m bench.usage_growth [SIZE ...]

Needs an empty PostgreSQL database in DATABASE_URL, makes its tables and fills them. Each figure is the best
time of several runs, in milliseconds, and the blocks of 8 KB that PostgreSQL touched: these do not depend on
what else the machine does. Larger sizes are shown as ratios to the smallest. The last lines show plans that
read all records.
"""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.db import connection, transaction

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench.usage_rows import fill  # noqa: E402
from bench.usage_scene import make_scene  # noqa: E402
from bench.usage_steps import Step, steps  # noqa: E402
from billing.models import UsageRecord  # noqa: E402

SIZES = (100_000, 1_000_000, 10_000_000)
RUNS = 9


def measure(step: Step) -> tuple[float, int]:
    """Return the best time of several runs, each undone, and the blocks that its statements touch."""
    times = []
    for _ in range(RUNS):
        with undone():
            started = time.perf_counter()
            step()
            times.append((time.perf_counter() - started) * 1000)
    return min(times), sum(
        plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in plans(step)
    )


def plans(step: Step) -> Iterator[dict]:
    """Run the statements of a step once more, each undone, and yield what PostgreSQL did for them."""
    with undone(), CaptureQueriesContext(connection) as captured:
        step()
    for query in captured.captured_queries:
        if query["sql"].startswith(("SELECT", "INSERT INTO", "DELETE", "UPDATE")):
            with undone(), connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query['sql']}")
                found = cursor.fetchone()[0]
            plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
            yield plan | {"sql": query["sql"]}


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def reads_all(plan: dict) -> bool:
    """Say whether a plan reads every record there is."""
    if plan["Node Type"] == "Seq Scan" and plan["Relation Name"] == UsageRecord._meta.db_table:
        return True
    return any(reads_all(part) for part in plan.get("Plans", ()))


def main(sizes: list[int]) -> None:
    call_command("migrate", verbosity=0)
    scene, columns = make_scene(), []
    for number in sizes:
        started = time.perf_counter()
        fill(scene, number)
        took = time.perf_counter() - started
        print(f"{number:,} records made and folded in {took:.0f} s", flush=True)
        found = steps(scene, number)
        columns.append({name: measure(step) for name, step in found.items()})
        print(f"measured in {time.perf_counter() - started - took:.0f} s", flush=True)
    show(sizes, columns)
    for name, step in found.items():
        for plan in filter(reads_all, plans(step)):
            print(f"\n{name} reads all records: {plan['sql']}")


def show(sizes: list[int], columns: list[dict[str, tuple[float, int]]]) -> None:
    """Print the table as Markdown."""
    print("| | " + " | ".join(f"{number:,}" for number in sizes) + " |")
    print("|---|" + "---|" * len(sizes))
    for name, (first, blocks) in columns[0].items():
        cells_ = [f"{first:.1f} ms, {blocks:,} blocks"]
        for column in columns[1:]:
            took, touched = column[name]
            cells_.append(f"× {took / first:.1f}, × {touched / max(1, blocks):.1f} ({touched:,})")
        print(f"| {name} | " + " | ".join(cells_) + " |")


if __name__ == "__main__":
    main([int(text.replace("_", "")) for text in sys.argv[1:]] or list(SIZES))
