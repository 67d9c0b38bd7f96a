"""Whether each connection works with the provider's newest token, or says that it is over."""

from typing import Any

from bench.faults.findings import Findings


def connections(
    findings: Findings, accounts: list[list[Any]], found: dict[str, Any], newest: dict[int, str]
) -> None:
    """Promises 36 and 38: a connection works, with the newest token, or says that it is over."""
    grant_of = {token: grant for _, token, grant in accounts}
    rows = list(zip(found["tokens"], found["refreshed"], strict=True))
    working = [row for row, said in rows if row[1] == "active" and said == "ok"]
    over = [row for row, said in rows if row[1] == "expired" and said != "ok"]
    stale = [row for row in working if newest.get(grant_of[row[0]]) != row[2]]
    findings.tell("refreshes stored", str(sum(row[3] - 1 for row, _ in rows)))
    findings.tell("connections", f"{len(working)} work, {len(over)} honestly expired")
    pretending = [pair for pair in rows if pair[0] not in working + over]
    findings.check("promise 36: connections that pretend", 0, len(pretending), pretending[:3])
    findings.check("promise 38: not the provider's newest token", 0, len(stale), stale[:3])
