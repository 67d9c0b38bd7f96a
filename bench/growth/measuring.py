"""What a step costs a database, in figures that do not depend on what else the machine does.

On PostgreSQL the blocks of 8 KB that its statements touch, on SQLite the steps of its virtual machine.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

Step = Callable[[], object]
EXPLAINED = ("SELECT", "INSERT INTO", "DELETE", "UPDATE")
STEPS = 100  # of SQLite's machine between two counts


@dataclass(frozen=True)
class Cost:
    """Statements, and blocks or steps for all of them."""

    statements: int
    work: int


def measure(step: Step) -> Cost:
    """Return what a step costs. It is undone, and done once before: what is read only once is read then."""
    with undone():
        step()
    if connection.vendor == "sqlite":
        return steps_of(step)
    found = list(plans(step))
    return Cost(
        len(found), sum(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] for plan in found)
    )


def plans(step: Step) -> Iterator[dict]:
    """Yield what PostgreSQL does for each statement of a step, with the statement."""
    for sql in statements_of(step):
        with undone(), connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}")
            found = cursor.fetchone()[0]
        plan = (json.loads(found) if isinstance(found, str) else found)[0]["Plan"]
        yield plan | {"sql": sql}


def statements_of(step: Step) -> list[str]:
    """Run a step and return the statements that read or write."""
    with undone(), CaptureQueriesContext(connection) as captured:
        step()
    said = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in said if sql.startswith(EXPLAINED)]


def steps_of(step: Step) -> Cost:
    """Run a step on SQLite and count what its machine does."""
    ticks = 0

    def tick() -> None:
        nonlocal ticks
        ticks += 1

    statements = len(statements_of(step))
    with undone():
        connection.connection.set_progress_handler(tick, STEPS)
        try:
            step()
        finally:
            connection.connection.set_progress_handler(None, 0)
    return Cost(statements, ticks * STEPS)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
