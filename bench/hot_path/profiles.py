"""Where a call of the product spends its time: shares of CPU time and function calls by region, and stacks."""

from collections import Counter
from pathlib import Path

from bench.hot_path import regions
from bench.hot_path.in_process import environment, look
from bench.hot_path.servers import Shape
from bench.hot_path.stage import Stage

STACKS = Path(".local/stacks.folded")
SAMPLED, COUNTED = 3_000, 200  # calls


def summary(stacks: Path) -> str:
    """Profile the product; keep the stacks in a file and return a table of regions as Markdown."""
    with Stage(Shape(workers=1)) as stage:
        env = environment(stage)
        folded = look(env, "stacks", SAMPLED)
        counted = calls_in(look(env, "count", COUNTED))
    stacks.parent.mkdir(parents=True, exist_ok=True)
    stacks.write_text(folded)
    return table(shares_of(folded), counted)


def shares_of(folded: str) -> dict[str, float]:
    """Return each region's share of the samples."""
    samples: Counter[str] = Counter()
    for line in folded.splitlines():
        stack, _, number = line.rpartition(" ")
        samples[stack.partition(";")[0]] += int(number)
    return {name: number / samples.total() for name, number in regions.summed(samples).items()}


def calls_in(text: str) -> dict[str, float]:
    """Return the function calls of each region, read from what `count` prints."""
    lines = (line.split(maxsplit=1) for line in text.splitlines())
    return {name: float(number) for number, name in lines}


def table(shares: dict[str, float], calls: dict[str, float]) -> str:
    rows = [f"| {name} | {shares[name]:.0%} | {calls[name]:.0f} |" for name in regions.NAMES]
    head = ("| | share of CPU | function calls a call |", "|---|---|---|")
    return "\n".join((*head, *rows, f"| in all | 100% | {calls['in all']:.0f} |"))
