"""A provider that fails again and again is left alone for a while; the others go on."""

import logging
import time

import pytest

from billing.models import UsageRecord
from integrations import circuits
from integrations.breaker import MINIMUM, REST
from tests.config.test_metrics import Change, sample
from tests.contract.shapes import explained
from tests.factories import make_account, make_integration
from tests.proxy.loopback import hang_up, http_answer, in_turn

REPOS, CHANNELS = "/api/v1/github/repos", "/api/v1/slack/channels"
FAILED = http_answer(b"{}", "520 Away")
NO_CHANNELS = http_answer(b'{"ok": true, "channels": []}')


@pytest.fixture
def failing(acting, answering):
    """A provider that has just failed so often that its circuit is open."""
    server = answering(FAILED)
    for _ in range(MINIMUM):
        assert acting.get(REPOS).status_code == 502
    server.answer = http_answer()
    return server


@pytest.fixture
def later(monkeypatch):
    """Return a function that moves the circuits' clock on."""

    def later(seconds, slug="github"):
        breaker = circuits.circuit(slug, "")
        now = breaker.clock()
        monkeypatch.setattr(breaker, "clock", lambda: now + seconds)

    return later


# promise 93
def test_an_open_circuit_answers_at_once_without_asking(acting, failing):
    response = acting.get(REPOS)

    body = response.json()
    assert (response.status_code, body["error_code"]) == (503, "PROVIDER_UNAVAILABLE")
    assert body["details"] == explained(
        "PROVIDER_UNAVAILABLE", provider="github", retry_after=REST, reason="circuit open"
    )
    assert len(failing.heard) == MINIMUM


# promise 93
def test_what_was_not_asked_counts_for_nothing(acting, failing):
    acting.get(REPOS)

    record = UsageRecord.objects.latest("id")
    assert (record.status, record.counted, record.attempts) == (503, False, 0)


# promise 93
def test_other_providers_are_unaffected(acting, failing):
    failing.answer = NO_CHANNELS

    assert acting.get(CHANNELS).status_code == 200
    assert circuits.circuit("slack", "").state == "closed"


# promise 93
def test_every_account_of_the_provider_is_spared(acting, api, partner, failing):
    make_integration(make_account(partner, "other"))

    assert api.acting_for("other").get(REPOS).status_code == 503


# promise 93
def test_after_the_rest_a_good_answer_closes_it(acting, failing, later):
    later(REST)

    assert [acting.get(REPOS).status_code for _ in range(3)] == [200] * 3
    assert circuits.circuit("github", "").state == "closed"


# promise 93
def test_after_the_rest_a_bad_answer_opens_it_for_longer(acting, failing, later):
    failing.answer = FAILED
    later(REST)

    statuses = [acting.get(REPOS).status_code for _ in range(3)]

    assert statuses == [502, 503, 503]
    assert len(failing.heard) == MINIMUM + 1
    assert acting.get(REPOS).json()["details"]["retry_after"] > REST


# promise 93
@pytest.mark.parametrize("status", ["400 No", "401 No", "403 No", "404 No", "422 No"])
def test_refusals_open_nothing(api, partner, answering, status):
    server = answering(http_answer(b"{}", status))
    for number in range(MINIMUM * 2):
        make_integration(make_account(partner, f"person-{number}"))
        api.acting_for(f"person-{number}").get(REPOS)

    assert circuits.circuit("github", "").state == "closed"
    assert len(server.heard) == MINIMUM * 2


# promise 93
def test_rate_limits_open_nothing(api, partner, answering):
    answering(http_answer(b"{}", "429 Slow", "Retry-After: 60"))
    for number in range(MINIMUM * 2):
        make_integration(make_account(partner, f"person-{number}"))
        assert api.acting_for(f"person-{number}").get(REPOS).status_code == 429

    assert circuits.circuit("github", "").state == "closed"


# promise 93
def test_answers_that_never_come_open_it(acting, answering):
    server = answering(hang_up)
    while circuits.circuit("github", "").state == "closed":
        assert acting.get(REPOS).status_code == 503

    assert len(server.heard) == MINIMUM


# promise 93
def test_bodies_that_break_off_open_it(acting, answering):
    answering(http_answer(b"[", "200 OK", "Content-Length: 100"))
    for _ in range(MINIMUM):
        assert acting.get(REPOS).status_code == 503

    assert circuits.circuit("github", "").state == "open"


# promise 93
def test_a_token_endpoint_that_is_away_opens_nothing(api, partner, answering):
    answering(http_answer(b"{}", "503 Away"))
    for number in range(MINIMUM):
        account = make_account(partner, f"person-{number}")
        make_integration(account, "google", refresh_token="r", expires_in=-5)
        assert api.acting_for(account.external_id).get("/api/v1/gmail/labels").status_code == 503

    assert circuits.circuit("google", "").state == "closed"


# promise 93
def test_its_state_is_seen(acting, answering, client, later, caplog):
    caplog.set_level(logging.INFO, "patchbay.circuit")
    spared = Change(
        client, "patchbay_provider_not_asked_total", provider="github", reason="circuit"
    )
    answering(in_turn(*[FAILED] * MINIMUM, http_answer()))

    def open_until():
        return sample(client, "patchbay_circuit_open_until_seconds", provider="github")

    began = time.time()
    for _ in range(MINIMUM + 2):
        acting.get(REPOS)
    assert began + REST - 1 < open_until() <= time.time() + REST + 1
    assert spared.now == 2

    later(REST)
    acting.get(REPOS)
    assert open_until() == 0
    lines = [record for record in caplog.records if record.name == "patchbay.circuit"]
    assert [(line.circuit, line.provider) for line in lines] == [
        ("open", "github"),
        ("half-open", "github"),
        ("closed", "github"),
    ]
