"""Measure a proxied call beside the floor: ./run bench [--rounds N] [--seconds S] [--quick]

Everything runs on this machine and ends with the benchmark. What is printed are ratios: absolute figures say
more about the machine than about us.
"""

import argparse

from bench.hot_path.rounds import measure
from bench.hot_path.services import Missing
from bench.hot_path.stage import Shape, Stage
from bench.hot_path.table import table

FLOOR = "bare Django view"


def main() -> None:
    """Run what was asked for and print the tables."""
    asked = arguments()
    try:
        for shape, connections in runs(asked.quick):
            print(f"\n{title(shape, connections)}\n")
            print(table(run(shape, connections, asked.rounds, asked.seconds), FLOOR), flush=True)
    except Missing as exc:
        raise SystemExit(str(exc)) from exc


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=4.0, help="of each measurement")
    parser.add_argument("--quick", action="store_true", help="8 connections alone")
    return parser.parse_args()


def runs(quick: bool) -> list[tuple[Shape, int]]:
    """Return the shapes of servers with how many callers meet them."""
    if quick:
        return [(Shape(), 8)]
    slow = Shape(threads=32, upstream_ms=100)
    return [*((Shape(), number) for number in (1, 8, 32)), (slow, 48)]


def run(shape: Shape, connections: int, rounds: int, seconds: float) -> dict:
    """Start the competitors, measure them in turns, and end them."""
    with Stage(shape) as stage:
        competitors = [
            stage.bare(FLOOR, "bench.hot_path.floor"),
            stage.bare("bare WSGI", "bench.hot_path.bare_wsgi"),
            stage.product("Patchbay"),
            stage.product("Patchbay on SQLite", on_sqlite=True),
        ]
        return measure(competitors, connections, rounds, seconds, stage.postgres_pid)


def title(shape: Shape, connections: int) -> str:
    where = f", an upstream that takes {shape.upstream_ms:.0f} ms" if shape.upstream_ms else ""
    return f"**{connections} callers, {shape.workers} × {shape.threads} threads{where}**"


if __name__ == "__main__":
    main()
