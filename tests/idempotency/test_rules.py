"""Which answers are kept: every row of the one table."""

import pytest

from config.api.call_log import CallLog
from config.api.errors import OutcomeUnknown, ProviderUnavailable
from config.idempotency.rules import GIVEN_BACK, KEPT, RULES, Ended, ended, is_kept

ROWS = [
    (Ended(200), KEPT),
    (Ended(202, asks_provider=True, attempts=1), KEPT),
    (Ended(503, asks_provider=True, attempts=1, is_uncertain=True), KEPT),
    (Ended(502, asks_provider=True, attempts=1), KEPT),
    (Ended(500, asks_provider=True, attempts=1), KEPT),
    (Ended(400, asks_provider=True, attempts=1), KEPT),
    (Ended(429, asks_provider=True, attempts=2, has_changed=True), KEPT),
    (Ended(401, asks_provider=True, attempts=2, has_changed=True), KEPT),
    (Ended(500), KEPT),
    (Ended(400), GIVEN_BACK),
    (Ended(404, asks_provider=True), GIVEN_BACK),
    (Ended(409), GIVEN_BACK),
    (Ended(401, asks_provider=True, attempts=2), GIVEN_BACK),
    (Ended(429, asks_provider=True, attempts=1), GIVEN_BACK),
    (Ended(503, asks_provider=True, attempts=3), GIVEN_BACK),
    (Ended(503, asks_provider=True), GIVEN_BACK),
    (Ended(500, asks_provider=True), GIVEN_BACK),
]


# promise 90
@pytest.mark.parametrize(("end", "verdict"), ROWS, ids=str)
def test_each_end(end, verdict):
    assert is_kept(end) is verdict


def test_every_rule_decides_some_end():
    deciding = [next(fits for fits, _ in RULES if fits(end)) for end, _ in ROWS]

    assert set(deciding) == {fits for fits, _ in RULES}


@pytest.mark.parametrize(
    ("error", "uncertain"), [(OutcomeUnknown("github"), True), (ProviderUnavailable("x"), False)]
)
def test_the_log_learns_whether_an_outcome_is_known(error, uncertain):
    log = CallLog(tool="github_create_issue", attempts=1)

    log.failed(error, error)

    assert ended(503, log) == Ended(503, True, 1, is_uncertain=uncertain)
