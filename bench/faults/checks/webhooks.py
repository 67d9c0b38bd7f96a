"""Whether the receiver was told of every account, once and with the same bytes."""

from typing import Any

from bench.faults.findings import Findings
from bench.faults.receiver import Receiver


def webhooks(findings: Findings, found: dict[str, Any], receiver: Receiver) -> None:
    """Compare accounts that were made with what the receiver was told."""
    created, told = set(found["created"]), receiver.created
    silent = sorted(created - set(told))
    split = [name for name in created if len(told[name]) > 1]
    changed = [name for name, bodies in receiver.bodies.items() if len(bodies) > 1]
    attempts = sum(receiver.attempts.values())
    findings.tell("webhooks", f"{len(receiver.attempts)} messages in {attempts} attempts")
    findings.check("accounts whose webhook was lost", 0, len(silent), silent[:5])
    findings.check("accounts told of under two ids", 0, len(split), split[:5])
    findings.check("messages whose bytes changed between attempts", 0, len(changed), changed[:5])
    findings.check("deliveries that did not arrive", 0, found["undelivered"])
