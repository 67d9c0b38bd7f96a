"""Refreshes with rotation that are killed, a thousand of them if asked: what became of the newest refresh token."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from bench.faults.asking import ask
from bench.faults.checks.rotations import judged, told
from bench.faults.findings import Findings
from bench.faults.kept import records
from bench.faults.stage import Stage
from bench.faults.starting import start_postgres, start_sandbox
from bench.hot_path.processes import clean

SPARE = 12  # accounts whose refresh is left alone, to learn how long one takes


def run(number: int, seed: int, first_port: int) -> Findings:
    """Kill so many refreshes and say what was found."""
    began = time.monotonic()
    with Stage(first_port) as stage:
        start_postgres(stage)
        start_sandbox(stage)
        rounds = list(killed(stage, number, seed))
        left = records(stage.data)
    findings = Findings()
    told(findings, rounds, time.monotonic() - began)
    judged(findings, rounds, left)
    return findings


def killed(stage: Stage, number: int, seed: int) -> Iterator[dict[str, Any]]:
    """Yield what became of each refresh."""
    command = [sys.executable, "-m", "bench.faults.inside.rotating"]
    env = clean(stage.env | {"LOG_LEVEL": "CRITICAL"})
    state = str(stage.folder / "sandbox" / "sandbox.sqlite3")
    order = {"accounts": accounts(stage, number + SPARE), "seed": seed, "sandbox": state}
    with subprocess.Popen(
        command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        running.stdin.write(json.dumps(order))
        running.stdin.close()
        yield from map(json.loads, running.stdout)


def accounts(stage: Stage, number: int) -> list[list[Any]]:
    """Connect so many accounts; return of each its name, token and grant."""
    order = {"slug": "google", "number": number, "habits": {"rotate_refresh_tokens": True}}
    grants = ask(stage, "grants", order, of_sandbox=True)
    return ask(stage, "accounts", {"slug": "google", "grants": grants, "lifetime": 1})["accounts"]
