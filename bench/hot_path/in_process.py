"""Make calls in one process, without a server, and look at them: python -m bench.hot_path.in_process LOOK

  time     CPU time of a call: the least and the middle of ten runs
  count    function calls of a call by region, which are the same every time
  stacks   where CPU time goes, as folded stacks for a flame graph
  table    the profile of the standard library, by time with and without what is called
  answer   the answer itself

--floor looks at the bare Django view, --sqlite at the product without PostgreSQL and Redis.
"""

import argparse
import subprocess
import sys
from collections.abc import Mapping

from bench.hot_path.processes import clean
from bench.hot_path.servers import Shape
from bench.hot_path.services import Missing
from bench.hot_path.stage import Stage

LOOKS = ("time", "count", "stacks", "table", "answer")
LOOKER = (sys.executable, "-m", "bench.hot_path.looks")


def main() -> None:
    """Set the stage, look, and print what was seen."""
    asked = arguments()
    try:
        with Stage(Shape(workers=1)) as stage:
            env = environment(stage, floor=asked.floor, on_sqlite=asked.sqlite)
            print(look(env, asked.look, asked.calls), end="")
    except Missing as exc:
        raise SystemExit(str(exc)) from exc


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bench.hot_path.in_process",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("look", choices=LOOKS)
    parser.add_argument("--calls", type=int, default=500)
    parser.add_argument("--floor", action="store_true")
    parser.add_argument("--sqlite", action="store_true")
    return parser.parse_args()


def environment(stage: Stage, *, floor: bool = False, on_sqlite: bool = False) -> dict[str, str]:
    """Return the environment in which the caller finds its application, all that it needs started."""
    upstream = {"BENCH_UPSTREAM": stage.upstream}
    if floor:
        return upstream
    ours = stage.installed(on_sqlite=on_sqlite)
    return ours.env | upstream | {"BENCH_KEY": ours.key}


def look(env: Mapping[str, str], what: str, calls: int) -> str:
    """Make calls in a process of their own and return what it prints."""
    command = [*LOOKER, what, str(calls)]
    return subprocess.run(
        command,
        env=clean(env),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ).stdout


if __name__ == "__main__":
    main()
