"""How calls ended, and what is on record of them: usage here, mails at the provider."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any

from bench.faults.calls import Call
from bench.faults.findings import Findings

LONGEST = 60.0  # seconds: gunicorn ends a worker that says nothing for so long
OUR_FAULTS = {
    "INTERNAL_ERROR",
    "SERVICE_UNAVAILABLE",
    "STORAGE_UNAVAILABLE",
    "DATABASE_UNAVAILABLE",
}


def answers(findings: Findings, calls: list[Call]) -> None:
    """Tell how calls ended, and that none took longer than it may."""
    for kind, of_kind in by_kind(calls).items():
        ended = Counter(f"{call.status or 'cut off'} {call.error}".strip() for call in of_kind)
        findings.tell(
            f"{kind}: {len(of_kind)} calls", ", ".join(f"{n} × {e}" for e, n in ended.most_common())
        )
        findings.check_most(f"{kind}: the longest", LONGEST, max(call.seconds for call in of_kind))


def usage(findings: Findings, calls: list[Call], records: list[list[Any]]) -> None:
    """Promises 100 and 101: one record per call, and those that succeeded count."""
    ours = [row for row in records if row[0].startswith("fault-")]
    counted = {row[0] for row in ours if row[2]}
    findings.tell("records", f"{len(ours)} of {len(calls)} calls, {len(counted)} count")
    right_ones_count(findings, calls, counted)
    twice = doubled(row[0] for row in ours)
    findings.check("calls recorded twice", 0, len(twice), twice[:5])
    unknown = {row[0] for row in ours} - {call.id for call in calls}
    findings.check("records of no call", 0, len(unknown))


def right_ones_count(findings: Findings, calls: list[Call], counted: set[str]) -> None:
    """A call without an answer may count or not: nobody saw how it ended."""
    good = {call.id for call in calls if call.is_good}
    lost = sorted(good - counted)
    findings.check("promise 100: good calls that count", len(good), len(good & counted), lost[:5])
    ours = [call for call in calls if call.id in counted and is_our_fault(call)]
    findings.check("promise 101: failures of ours that count", 0, len(ours), ours[:3])


def is_our_fault(call: Call) -> bool:
    return call.status is not None and call.error in OUR_FAULTS


def mails(
    findings: Findings, calls: list[Call], records: list[list[Any]], sent: Counter[str]
) -> None:
    """Compare sends with the provider's mailboxes."""
    good = {call.id for call in calls if call.kind == "send" and call.is_good}
    recorded = {row[0] for row in records}
    twice = doubled(sent.elements())
    unrecorded = sorted(set(sent) - recorded)
    findings.tell("mails at the provider", f"{len(sent)}, of them answered with 200: {len(good)}")
    findings.check(
        "sends answered with 200 that the provider has", len(good), len(good & set(sent))
    )
    findings.check("mails sent twice", 0, len(twice), twice[:5])
    findings.check("mails without a record", 0, len(unrecorded), unrecorded[:5])


def doubled(names: Iterable[str]) -> list[str]:
    return [name for name, number in Counter(names).items() if number > 1]


def by_kind(calls: Iterable[Call]) -> dict[str, list[Call]]:
    found = defaultdict(list)
    for call in calls:
        found[call.kind].append(call)
    return dict(sorted(found.items()))
