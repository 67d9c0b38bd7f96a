"""Nothing is broken: load for a long time, under which nothing may grow and nothing may fail."""

from dataclasses import dataclass

from bench.faults import growth
from bench.faults.breaking import settle
from bench.faults.calls import Call
from bench.faults.checks.everything import everything
from bench.faults.findings import Findings
from bench.faults.load import begin
from bench.faults.stage import Stage


@dataclass(frozen=True)
class Shape:
    """How much of everything: processes and threads, accounts, the life of an access token and a pause (s)."""

    workers: int
    threads: int
    accounts: int
    lifetime: int
    pace: float


SOAK = Shape(workers=2, threads=8, accounts=24, lifetime=30, pace=0.3)
LOAD = Shape(workers=8, threads=8, accounts=1_000, lifetime=600, pace=0.0)  # promise 138


def run(shape: Shape, minutes: float, seed: int, first_port: int, callers: int) -> Findings:
    """Let so many callers work for so many minutes, and look at everything meanwhile and afterwards."""
    findings = Findings()
    with Stage(first_port, shape.workers, shape.threads) as stage:
        load = begin(stage, shape.accounts, shape.lifetime, callers, seed, shape.pace)
        samples = growth.watch(stage, minutes * 60)
        findings.check("calls that never ended", 0, load.traffic.stop())
        growth.judge(findings, samples)
        failures(findings, load.traffic.calls, minutes)
        settle(stage, findings)
        everything(findings, stage, load)
    return findings


def failures(findings: Findings, calls: list[Call], minutes: float) -> None:
    """Promise 138: no answer of 500 or more, and none that did not come."""
    failed = [call for call in calls if call.status is None or call.status >= 500]
    took = sorted(call.seconds for call in calls)
    median, late = (took[int(len(took) * share)] * 1000 for share in (0.5, 0.95))
    findings.tell(
        "calls a second", f"{len(calls) / minutes / 60:.1f}, p50 {median:.0f} ms, p95 {late:.0f} ms"
    )
    findings.check("promise 138: answers of 500 and more, or none", 0, len(failed), failed[:3])
