"""Measure a proxied call beside the floor, a bare Django view that fetches the same.

Everything runs on this machine and ends with the benchmark. The tables hold ratios: absolute figures say more
about the machine than about us. They go into docs/performance.md; those of times only if the run was whole
and others left the machine alone.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.hot_path import comparison, instructions, profiles, report
from bench.hot_path.services import Missing
from bench.hot_path.table import table


def main(given: Sequence[str]) -> int:
    """Do what was asked for; return the exit code."""
    asked = parser().parse_args(given)
    try:
        if asked.profile:
            return profile(asked)
        return count(asked) if asked.instructions else compare(asked)
    except Missing as exc:
        print(exc, file=sys.stderr)
        return 1


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    add = found.add_argument
    add("--rounds", type=int, default=5)
    add("--seconds", type=float, default=4.0, help="of each measurement")
    add("--quick", action="store_true", help="8 callers alone; writes nothing")
    add("--profile", action="store_true", help="where CPU time and function calls go")
    add("--stacks", type=Path, default=profiles.STACKS, help="folded, for a flame graph")
    add("--instructions", action="store_true", help="counted by valgrind, for comparing commits")
    add("--save", type=Path, help="keep the counted instructions in a file")
    add("--against", type=Path, help="exit with 1 if a call takes 10 %% more than in this file")
    return found


def compare(asked: argparse.Namespace) -> int:
    """Print the tables as they come, and keep them if they are complete and the machine was ours."""
    tables, is_busy = [report.machine()], report.is_busy()
    runs = comparison.LEAST if asked.quick else comparison.RUNS
    for title, seen in comparison.compare(runs, asked.rounds, asked.seconds):
        tables.append(f"{title}\n\n{table(seen, comparison.FLOOR)}")
        print(f"\n{tables[-1]}\n\n{comparison.absolute(seen)}", flush=True)
    if is_busy:
        print("\nOthers were at work on this machine: the times are theirs as well.")
    elif not asked.quick:
        report.write(report.TIMES, "\n\n".join(tables))
    return 0


def profile(asked: argparse.Namespace) -> int:
    """Print the regions and keep the stacks."""
    found = profiles.summary(asked.stacks)
    print(f"{found}\n\nStacks for a flame graph: {asked.stacks}")
    report.write(report.REGIONS, found)
    return 0


def count(asked: argparse.Namespace) -> int:
    """Print the instructions of a call; say whether they have grown too much."""
    counted = instructions.count()
    print(instructions.table(counted))
    report.write(report.INSTRUCTIONS, instructions.table(counted))
    if asked.save:
        instructions.write(asked.save, counted)
    if not asked.against:
        return 0
    text, is_good = instructions.compared(counted, instructions.read(asked.against))
    print(text)
    return 0 if is_good else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
