"""Measure what memory our processes keep: python -m bench.memory [--calls N] [--sqlite]

Starts PostgreSQL, Redis, a web server whose process is never renewed, and the worker; makes calls of every kind, and
prints the resident megabytes of each process after more and more of them. Ends with 1 if the web process kept more
than a tenth above what it had after the first 1,000.
"""

import argparse
import sys
from collections.abc import Mapping

from bench import resident
from bench.hot_path.calls import headers
from bench.hot_path.processes import started
from bench.hot_path.servers import PRODUCT, Shape, gunicorn
from bench.hot_path.services import Missing
from bench.hot_path.stage import Stage
from bench.memory.calls import Calls

MARKS = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000)
MOST = 1.10  # of what was there after the first mark
MEGABYTE = 1024 * 1024


def main() -> None:
    """Make the calls and print the table."""
    asked = arguments()
    try:
        with Stage(Shape(workers=1, threads=16)) as stage:
            sys.exit(measure(stage, asked.calls, asked.sqlite))
    except Missing as exc:
        raise SystemExit(str(exc)) from exc


def measure(stage: Stage, number: int, on_sqlite: bool) -> int:
    """Return 1 if a web process grew by more than it may."""
    ours = stage.installed(on_sqlite=on_sqlite)
    port, pid = stage.start(gunicorn(PRODUCT, stage.shape), ours.env)
    worker = started(stage.stack, [sys.executable, "manage.py", "worker"], ours.env)
    calls, seen = Calls(port, headers(ours.key)), []
    calls.make(1)  # by now the processes are there
    web = {f"web {n}": each for n, each in enumerate(resident.children(pid), 1)}
    print("| calls | " + " | ".join((*web, "worker")) + " |\n|---|" + "---|" * (len(web) + 1))
    for mark in (*(each for each in MARKS if each < number), number):
        calls.make(mark)
        seen.append(row(mark, {**web, "worker": worker.pid}))
    print(f"\nAnswers by status: {dict(sorted(calls.answered.items()))}")
    return int(any(seen[-1][name] > MOST * seen[0][name] for name in web))


def row(mark: int, processes: Mapping[str, int]) -> dict[str, float]:
    """Print what the processes have now, and return it (MB)."""
    found = {name: resident.now(pid) / MEGABYTE for name, pid in processes.items()}
    print(
        f"| {mark:,} | " + " | ".join(f"{each:.1f}" for each in found.values()) + " |", flush=True
    )
    return found


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--calls", type=int, default=100_000)
    parser.add_argument("--sqlite", action="store_true", help="on SQLite alone")
    return parser.parse_args()


if __name__ == "__main__":
    main()
