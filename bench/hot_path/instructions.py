"""How many instructions a call takes, counted by valgrind: the same however busy the machine is.

An application is loaded once and forked: one child makes few calls, the other more. What they differ by is calls
alone, without start and warm-up.
"""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.hot_path.in_process import environment
from bench.hot_path.processes import clean
from bench.hot_path.servers import Shape
from bench.hot_path.services import Missing
from bench.hot_path.stage import Stage

CALLS = 50  # by which the two lengths differ
MOST = 1.10  # times what it was
TOTAL = re.compile(r"^(?:totals|summary): (\d+)", re.MULTILINE)
VALGRIND = ("valgrind", "--quiet", "--tool=callgrind")
FORKED = (sys.executable, "-m", "bench.hot_path.forked")
# So that dictionaries and sets are in the same order every time.
SEED = {"PYTHONHASHSEED": "0"}
KEPT = {"BENCH_KEPT": "yes"}


def count() -> dict[str, int]:
    """Return the instructions of one call of the floor and of the product."""
    if shutil.which("valgrind") is None:
        raise Missing("valgrind is not installed here. On Debian: sudo apt-get install valgrind")
    with Stage(Shape(workers=1)) as stage:
        return {
            "floor": of_a_call(stage, environment(stage, floor=True)),
            "floor that keeps its sessions": of_a_call(
                stage, environment(stage, floor=True) | KEPT
            ),
            "product": of_a_call(stage, environment(stage)),
        }


def of_a_call(stage: Stage, env: Mapping[str, str]) -> int:
    """Return by how many instructions the two children differ, for each call that they differ by."""
    command = [*VALGRIND, f"--callgrind-out-file={stage.folder}/%p", *FORKED, str(CALLS)]
    run = subprocess.run(
        command,
        env=clean(env | SEED),
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    few, many = (total(stage.folder / pid) for pid in run.stdout.decode().split())
    return (many - few) // CALLS


def total(path: Path) -> int:
    """Return all instructions of one process."""
    return int(TOTAL.findall(path.read_text())[-1])


def ratio(counted: Mapping[str, int]) -> float:
    return counted["product"] / counted["floor"]


def table(counted: Mapping[str, int]) -> str:
    """Return the figures as Markdown."""
    rows = [f"| {name} | {n:,} | {n / counted['floor']:.2f} |" for name, n in counted.items()]
    return "\n".join(("| | instructions a call | ÷ floor |", "|---|---|---|", *rows))


def compared(counted: Mapping[str, int], earlier: Mapping[str, int]) -> tuple[str, bool]:
    """Return what the product costs, in floors, beside what it did, and whether that is still good."""
    grown = ratio(counted) / ratio(earlier)
    text = f"The product takes × {grown:.3f} of what it took; at most × {MOST:.2f} is good."
    return text, grown <= MOST


def read(path: Path) -> dict[str, int]:
    return json.loads(path.read_text())


def write(path: Path, counted: Mapping[str, int]) -> None:
    path.write_text(json.dumps(counted, indent=2) + "\n")
