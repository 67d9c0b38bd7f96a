"""All questions, one subject after the other."""

from bench.faults import provider_side
from bench.faults.asking import ask
from bench.faults.checks.calls import answers, mails, usage
from bench.faults.checks.connections import connections
from bench.faults.checks.webhooks import webhooks
from bench.faults.checks.words import words
from bench.faults.findings import Findings
from bench.faults.kept import drafts
from bench.faults.load import Load
from bench.faults.stage import Stage


def everything(findings: Findings, stage: Stage, load: Load) -> None:
    """Ask everything after a run."""
    found, calls = ask(stage, "examination", {}), load.traffic.calls
    state = stage.folder / "sandbox" / "sandbox.sqlite3"
    answers(findings, calls)
    usage(findings, calls, found["records"])
    mails(findings, calls, found["records"], provider_side.sent(state))
    connections(findings, load.given["accounts"], found, provider_side.newest(state))
    findings.tell("drafts of the journal, of the dead", str(len(drafts(stage.data))))
    webhooks(findings, found, load.receiver)
    words(findings, stage, load.given["key"])
