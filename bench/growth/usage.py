"""Measure what a call and a page cost as usage records grow: python -m bench.growth.usage [SIZE ...]

Needs an empty database in DATABASE_URL, makes its tables and fills them. The last lines show PostgreSQL's plans
that read all records.
"""

import os
import time

import django
from django.db import connection

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command  # noqa: E402

from bench.growth.measuring import Step, measure, plans  # noqa: E402
from bench.growth.table import show  # noqa: E402
from bench.growth.usage_rows import fill  # noqa: E402
from bench.growth.usage_scene import make_scene  # noqa: E402
from bench.growth.usage_steps import steps  # noqa: E402
from bench.sizes import asked_sizes  # noqa: E402
from billing.models import UsageRecord  # noqa: E402

SIZES = (100_000, 1_000_000, 10_000_000)


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
    show("records", sizes, columns)
    if connection.vendor == "postgresql":
        name_readers_of_all(found)


def name_readers_of_all(found: dict[str, Step]) -> None:
    """Print the statements that read every record."""
    for name, step in found.items():
        for plan in filter(reads_all, plans(step)):
            print(f"\n{name} reads all records: {plan['sql']}")


if __name__ == "__main__":
    main(asked_sizes("growth.usage", __doc__, SIZES))
