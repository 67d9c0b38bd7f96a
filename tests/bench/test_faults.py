"""The fault suite sees what it looks for."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from bench.faults import kept, logs, steady
from bench.faults.calls import Call
from bench.faults.checks.calls import mails, usage
from bench.faults.checks.rotations import judged
from bench.faults.findings import Findings
from bench.faults.reached import ANSWERED, ASKED, JOURNALED

CALL = Call("fault-000001", "send", 200, 0.1, "", 0.0)
GOOD = ["fault-000001", 200, True]
ROUND = {
    "outcome": "works",
    "status": "active",
    "integration": "active",
    "reached": JOURNALED,
    "is_newest": True,
    "is_leased": False,
}
OVER = {"outcome": "TokenError", "status": "expired", "integration": "expired"}


@pytest.mark.parametrize(
    ("records", "failed"),
    [
        ([GOOD], 0),
        ([], 1),
        ([GOOD, GOOD], 1),
        ([["fault-000001", 200, False]], 1),
        ([GOOD, ["fault-000002", 200, True]], 1),
    ],
)
def test_usage_that_is_lost_doubled_or_made_up_is_found(records, failed):
    findings = Findings()

    usage(findings, [CALL], records)

    assert findings.failed == failed


# promise 138
@pytest.mark.parametrize(
    ("status", "failed"), [(200, 0), (429, 0), (500, 1), (502, 1), (503, 1), (None, 1)]
)
def test_under_load_no_call_may_be_answered_with_a_fault_or_not_at_all(status, failed):
    findings = Findings()

    steady.failures(findings, [CALL, replace(CALL, status=status)], minutes=10)

    assert findings.failed == failed


@pytest.mark.parametrize(
    ("sent", "failed"),
    [
        ({"fault-000001": 1}, 0),
        ({"fault-000001": 2}, 1),
        ({}, 1),
        ({"fault-000001": 1, "fault-000002": 1}, 1),
    ],
)
def test_mails_that_are_lost_doubled_or_unrecorded_are_found(sent, failed):
    findings = Findings()

    mails(findings, [CALL], [GOOD], Counter(sent))

    assert findings.failed == failed


@pytest.mark.parametrize(
    ("change", "failed"),
    [
        ({}, 0),
        ({"is_newest": False}, 1),
        ({"is_leased": True}, 1),
        (OVER | {"reached": ASKED}, 0),
        (OVER | {"reached": ANSWERED}, 0),
        (OVER, 1),
        ({"outcome": "TokenError", "reached": ASKED}, 1),
    ],
)
def test_a_rotation_may_be_lost_only_before_it_is_on_disk(change, failed):
    findings = Findings()

    judged(findings, [ROUND | change], [])

    assert findings.failed == failed


def test_a_record_that_nobody_took_up_is_found_and_no_draft(tmp_path):
    (tmp_path / "journal").mkdir()
    for name in ("1b2c.4", "1b2c.77-88.draft"):
        (tmp_path / "journal" / name).touch()

    assert kept.records(tmp_path) == ["1b2c.4"]
    assert kept.drafts(tmp_path) == ["1b2c.77-88.draft"]


def test_exceptions_and_secrets_are_found_in_logs(tmp_path):
    log = tmp_path / "web.log"
    log.write_text(
        json.dumps({"exception": "Traceback …\n  File\nKeyError: 'a'"})
        + "\nTraceback (most recent call last):\n  File\npsycopg.OperationalError: gone\n1//0gabc\n"
    )

    assert {*logs.exceptions([log])} == {"KeyError", "OperationalError"}
    assert logs.secrets_in([log], []) == ["web.log"]
    assert logs.secrets_in([log], ["canary"]) == ["web.log"]
