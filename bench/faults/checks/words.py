"""What the logs of our processes say."""

from bench.faults import logs
from bench.faults.findings import Findings
from bench.faults.stage import Stage
from bench.faults.starting import CLIENT_SECRET


def words(findings: Findings, stage: Stage, key: str) -> None:
    """Read the logs of our processes."""
    paths = [stage.services[name].log for name in ("web", "worker")]
    seen = logs.exceptions(paths)
    strange = {kind: traces for kind, traces in seen.items() if kind not in logs.EXPECTED}
    starts = ", ".join(f"{name} {each.starts}" for name, each in stage.services.items())
    findings.tell("processes started", starts)
    counted = ", ".join(f"{len(traces)} × {kind}" for kind, traces in sorted(seen.items()))
    findings.tell("exceptions in the logs", counted or "none")
    examples = [traces[0][-1500:] for traces in strange.values()]
    findings.check("exceptions of another kind", [], sorted(strange), "\n".join(examples))
    findings.check("logs that hold a secret", [], logs.secrets_in(paths, [CLIENT_SECRET, key]))
