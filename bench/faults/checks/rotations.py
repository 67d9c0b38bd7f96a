"""Where kills of refreshes fell, and what became of the newest refresh token."""

from collections import Counter
from typing import Any

from bench.faults.findings import Findings
from bench.faults.reached import ANSWERED, WORDS


def told(findings: Findings, rounds: list[dict[str, Any]], seconds: float) -> None:
    """Say where the kills fell and how the connections stood afterwards."""
    findings.tell("refreshes killed", f"{len(rounds)} within {seconds:.0f} s")
    named = sum(bool(each["step"]) for each in rounds)
    findings.tell(
        "of them at a named step", f"{named}; at a random microsecond: {len(rounds) - named}"
    )
    for reached, number in sorted(Counter(each["reached"] for each in rounds).items()):
        findings.tell(f"killed {WORDS[reached]}", str(number))
    findings.tell("taken up by the worker", str(sum(each["adopted"] for each in rounds)))
    findings.tell("longest way back (two refreshes)", f"{max(e['seconds'] for e in rounds):.2f} s")


def judged(findings: Findings, rounds: list[dict[str, Any]], left: list[str]) -> None:
    """Check that no token was lost that had reached the disk, and that nobody pretends."""
    works = [each for each in rounds if works_on(each)]
    lost = [each for each in rounds if is_honest(each) and each["reached"] < ANSWERED]
    unkept = [each for each in rounds if is_honest(each) and each["reached"] == ANSWERED]
    others = [each for each in rounds if each not in works + lost + unkept]
    findings.tell("connections that work on", str(len(works)))
    findings.tell("honestly expired: the answer died with the process that waited", str(len(lost)))
    findings.tell("honestly expired: killed between answer and disk", str(len(unkept)))
    findings.check("promise 36: lost after the journal, or pretending", 0, len(others), others[:3])
    wrong = [each for each in works if not each["is_newest"]]
    findings.check("our refresh token is not the provider's newest", 0, len(wrong), wrong[:3])
    findings.check("leases left", 0, sum(each["is_leased"] for each in rounds))
    findings.check("journal records left", 0, len(left), left[:3])


def works_on(each: dict[str, Any]) -> bool:
    return each["outcome"] == "works" and each["status"] == each["integration"] == "active"


def is_honest(each: dict[str, Any]) -> bool:
    """Say whether a connection is at its end and says so."""
    return each["outcome"] == "TokenError" and each["status"] == each["integration"] == "expired"
