"""The figures as Markdown: ratios to the floor, with the spread of the rounds."""

from collections.abc import Mapping

from bench.hot_path.rounds import Seen, ratio

HEAD = (
    "| | calls a second | p50 | p99 | CPU a call | PostgreSQL's CPU ÷ floor's |",
    "|---|---|---|---|---|---|",
)


def table(seen: Mapping[str, Seen], floor: str) -> str:
    """Return a table with a row per competitor; the floor is 1 in every column."""
    return "\n".join([*HEAD, *(row(name, each, seen[floor]) for name, each in seen.items())])


def row(name: str, each: Seen, floor: Seen) -> str:
    cells = [
        spread(ratio(each.per_second, floor.per_second)),
        spread(ratio(each.p50, floor.p50)),
        spread(ratio(each.p99, floor.p99)),
        spread(ratio(each.cpu_ms, floor.cpu_ms)),
        spread(ratio(each.database_ms, floor.cpu_ms)) if any(each.database_ms) else "–",
    ]
    failed = f" ({each.failed} failed)" if each.failed else ""
    return f"| {name}{failed} | {' | '.join(cells)} |"


def spread(figures: tuple[float, float, float]) -> str:
    """Return a ratio with the least and greatest of the rounds."""
    middle, least, greatest = figures
    return f"{middle:.2f} ({least:.2f}–{greatest:.2f})"
