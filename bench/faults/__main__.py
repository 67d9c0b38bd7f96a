"""Break what Patchbay runs on, again and again, and compare afterwards what was done with what is on record.

PostgreSQL, Redis, the sandbox providers, web server and worker are started on loopback, and end with the run.
docs/faults.md says how to read what is printed. Exit code 1: a check failed.
"""

import argparse
import sys
from collections.abc import Sequence

from bench.faults import breaking, rotations, steady
from bench.faults.findings import Findings
from bench.hot_path.services import Missing

FIRST_PORT = 21200
QUICK = 25  # refreshes


def main(given: Sequence[str]) -> int:
    """Do what was asked for; return the exit code."""
    asked = parser().parse_args(given)
    print(f"seed {asked.seed}", flush=True)
    try:
        findings = run(asked)
    except Missing as exc:
        print(exc, file=sys.stderr)
        return 1
    print(f"{findings.failed} checks failed" if findings.failed else "All checks passed")
    return min(1, findings.failed)


def parser() -> argparse.ArgumentParser:
    found = argparse.ArgumentParser(prog="./run faults", description=__doc__)
    add = found.add_argument
    add("--minutes", type=float, default=10.0, help="of load and troubles")
    add("--callers", type=int, default=6)
    add("--rotations", type=int, metavar="N", help="kill N refreshes instead")
    add("--soak", type=float, metavar="MINUTES", help="break nothing: does anything grow?")
    add(
        "--load", action="store_true", help="break nothing: 8 web workers, 1,000 accounts, no pause"
    )
    add("--quick", action="store_true", help="25 refreshes are killed: does it work at all?")
    add("--seed", type=int, default=1, help="of every random choice")
    add("--first-port", type=int, default=FIRST_PORT, help="of five in a row")
    return found


def run(asked: argparse.Namespace) -> Findings:
    if number := QUICK if asked.quick else asked.rotations:
        return rotations.run(number, asked.seed, asked.first_port)
    where = (asked.seed, asked.first_port, asked.callers)
    if asked.soak:
        return steady.run(steady.SOAK, asked.soak, *where)
    if asked.load:
        return steady.run(steady.LOAD, asked.minutes, *where)
    return breaking.run(asked.minutes, *where)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
