"""The figures as Markdown: what each step costs at the smallest size, and how much more at larger ones."""

from collections.abc import Sequence

from django.db import connection

from bench.growth.measuring import Cost

UNITS = {"postgresql": "blocks", "sqlite": "VM steps"}


def show(what: str, sizes: Sequence[int], columns: Sequence[dict[str, Cost]]) -> None:
    """Print what steps cost the database."""
    print_table(what, f"statements, {UNITS[connection.vendor]}", sizes, columns)


def print_table(
    what: str, unit: str, sizes: Sequence[int], columns: Sequence[dict[str, Cost]]
) -> None:
    heads = [what, f"{unit} at {sizes[0]:,}", *(f"at {size:,}" for size in sizes[1:])]
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for name, first in columns[0].items():
        grown = [growth(first, column[name]) for column in columns[1:]]
        print(
            f"| {' | '.join([name, f'{first.statements}, {first.work:,}', *grown])} |", flush=True
        )


def growth(first: Cost, later: Cost) -> str:
    """Return how much more a step costs now: `× 1.1 (33)`."""
    more = f", {later.statements} statements" if later.statements != first.statements else ""
    return f"× {later.work / max(1, first.work):.1f} ({later.work:,}{more})"
