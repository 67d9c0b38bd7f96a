"""Everybody beside everybody: the floor, a bare WSGI app, and the product on all that it runs on."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bench.hot_path import servers
from bench.hot_path.calls import KEPT_PATH
from bench.hot_path.competitors import Competitor, Installation, request_of
from bench.hot_path.rounds import Seen, measure
from bench.hot_path.servers import PRODUCT, Shape
from bench.hot_path.stage import Stage

FLOOR, KEPT, ALONE = "bare Django view", "… that keeps its sessions", "… in one process"
FAST = Shape()
SLOW = Shape(threads=32, upstream_ms=100)
RUNS = ((FAST, (1, 8, 32)), (SLOW, (48,)))
LEAST = ((FAST, (8,)),)

Seens = Mapping[str, Seen]


def compare(
    runs: Sequence[tuple[Shape, Sequence[int]]], rounds: int, seconds: float
) -> Iterator[tuple[str, Seens]]:
    """Yield the title of each run and what it showed of everybody."""
    for shape, numbers in runs:
        with Stage(shape) as stage:
            competitors = everybody(stage)
            for callers in numbers:
                found = measure(competitors, callers, rounds, seconds, stage.postgres_pid)
                yield title(shape, callers), found


def absolute(seen: Seens) -> str:
    """Return what this machine made of it: for its owner, who sizes others by it (docs/tuning.md)."""
    return "\n".join(f"{name}, here: {figures(each)}" for name, each in seen.items())


def figures(seen: Seen) -> str:
    calls, web, database = map(statistics.median, (seen.per_second, seen.cpu_ms, seen.database_ms))
    return (
        f"{calls:.0f} calls a second, {web:.2f} ms of CPU a call, {database:.2f} ms of PostgreSQL's"
    )


def everybody(stage: Stage) -> list[Competitor]:
    """Start all competitors, side by side."""
    wsgi = stage.bare("bare WSGI", "bench.hot_path.bare_wsgi")
    return [*floors(stage), wsgi, *products(stage)]


def floors(stage: Stage) -> list[Competitor]:
    """Start the floor, and beside it what other floors would be."""
    module = "bench.hot_path.floor"
    floor, alone = stage.bare(FLOOR, module), stage.bare(ALONE, module, stage.shape.as_one)
    return [floor, replace(floor, name=KEPT, request=request_of(KEPT_PATH)), alone]


def products(stage: Stage) -> list[Competitor]:
    """Start the product as it is by itself, and with a core for each process."""
    ours, alone = stage.installed(), stage.installed(on_sqlite=True)
    several = servers.gunicorn(PRODUCT, stage.shape)
    one = servers.gunicorn(PRODUCT, stage.shape.as_one)
    return [
        stage.product("Patchbay", ours, several),
        stage.product("… with a core for each process", on_cores(ours), several),
        stage.product("Patchbay on granian", ours, servers.granian(PRODUCT, stage.shape)),
        stage.product("Patchbay on SQLite", alone, one),
        stage.product("… on one core", on_cores(alone), one),
    ]


def on_cores(ours: Installation) -> Installation:
    return replace(ours, env=ours.env | {"CPU_AFFINITY": "on"})


def title(shape: Shape, number: int) -> str:
    where = f", a provider that takes {shape.upstream_ms:.0f} ms" if shape.upstream_ms else ""
    callers = "1 caller" if number == 1 else f"{number} callers"
    return f"**{callers}, {shape.workers} × {shape.threads} threads{where}**"
