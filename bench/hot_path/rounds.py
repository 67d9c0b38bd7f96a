"""Competitors measured in turns, again and again, so that whatever else the machine does meets them all alike."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.hot_path import cpu, load
from bench.hot_path.competitors import Competitor

WARM_UP = 1.5  # seconds


@dataclass
class Seen:
    """What the rounds showed of one competitor: a figure per round."""

    per_second: list[float] = field(default_factory=list)
    p50: list[float] = field(default_factory=list)
    p99: list[float] = field(default_factory=list)
    cpu_ms: list[float] = field(default_factory=list)  # of the server, for one call
    database_ms: list[float] = field(default_factory=list)  # of PostgreSQL, for one call
    failed: int = 0


def measure(
    competitors: Sequence[Competitor],
    connections: int,
    rounds: int,
    seconds: float,
    postgres_pid: int = 0,
) -> dict[str, Seen]:
    """Return what each competitor showed, in rounds that begin with another one each time."""
    seen = {each.name: Seen() for each in competitors}
    for each in competitors:
        load.run(each.port, each.request, connections, WARM_UP)
    for number in range(rounds):
        first = number % len(competitors)
        for each in (*competitors[first:], *competitors[:first]):
            note(seen[each.name], each, connections, seconds, postgres_pid)
    return seen


def note(
    seen: Seen, competitor: Competitor, connections: int, seconds: float, postgres_pid: int
) -> None:
    """Measure one competitor once."""
    before = used(competitor.pid, postgres_pid)
    run = load.run(competitor.port, competitor.request, connections, seconds)
    after, calls = used(competitor.pid, postgres_pid), len(run.milliseconds)
    server, database = ((b - a) * 1000 / calls for a, b in zip(before, after, strict=True))
    seen.per_second.append(run.per_second)
    seen.p50.append(run.percentile(0.5))
    seen.p99.append(run.percentile(0.99))
    seen.cpu_ms.append(server)
    seen.database_ms.append(database)
    seen.failed += run.failed


def used(pid: int, postgres_pid: int) -> tuple[float, float]:
    """Return the CPU seconds of the server and of PostgreSQL so far."""
    return cpu.seconds_of(pid), cpu.seconds_of(postgres_pid) if postgres_pid else 0.0


def ratio(ours: Sequence[float], floors: Sequence[float]) -> tuple[float, float, float]:
    """Return the middle, least and greatest ratio of the rounds, each to the floor of the same round."""
    ratios = [our / floor for our, floor in zip(ours, floors, strict=True)]
    return statistics.median(ratios), min(ratios), max(ratios)
