"""While the first call runs, and after it was cut off: a repeat is told so, and never made."""

import signal
from datetime import timedelta

import pytest
from django.utils import timezone

from config.idempotency import ending
from config.idempotency.errors import CallCutOff
from config.idempotency.models import LEASE, IdempotentCall
from providers import endpoints
from tests.factories import make_integration
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM, Writer
from tests.proxy import loopback
from tests.security import other_process
from tests.security.other_process import DYING


def call_again_meanwhile(monkeypatch, caller):
    """Let a second call with the same key come while the first one is at the provider."""
    answers = []
    monkeypatch.setattr(
        "integrations.calls.shaped", lambda *_: answers.append(caller.write(ISSUES, ISSUE)) or 1 / 0
    )
    return answers


def test_a_repeat_meanwhile_is_a_conflict(acting, upstream, monkeypatch):  # promise 90
    sent = upstream.post(UPSTREAM, status=201, json={})
    answers = call_again_meanwhile(monkeypatch, acting)

    first = acting.write(ISSUES, ISSUE)

    body = answers[0].json()
    assert (answers[0].status_code, body["error_code"], body["code"]) == (
        409,
        "IDEMPOTENCY_CONFLICT",
        "IDEMPOTENCY_CONFLICT",
    )
    assert body["error"] == "The first call with this Idempotency-Key is still being made"
    assert body["details"]["retry_after"] == 1
    assert body["details"]["request_id"] == first["X-Request-Id"]
    assert "Idempotent-Replayed" not in answers[0]
    assert len(sent.calls) == 1


def test_another_body_is_a_mismatch_even_then(acting, upstream, monkeypatch):
    upstream.post(UPSTREAM, status=201, json={})
    answers = []
    monkeypatch.setattr(
        "integrations.calls.shaped", lambda *_: answers.append(acting.write(ISSUES, {})) or 1 / 0
    )

    acting.write(ISSUES, ISSUE)

    assert answers[0].status_code == 422


@pytest.mark.parametrize(
    ("ran", "seconds"), [(0, 1), (7, 7), (LEASE.total_seconds() - 20, 20)], ids=str
)
def test_how_long_to_wait_grows_with_the_call_and_ends_with_its_lease(ran, seconds):
    began = timezone.now() - timedelta(seconds=ran)
    call = IdempotentCall(began_at=began, lease_until=began + LEASE + timedelta(milliseconds=500))

    assert call.seconds_to_wait == seconds


def test_an_answer_that_the_database_refuses_still_reaches_the_caller(
    acting, upstream, monkeypatch
):
    sent = upstream.post(UPSTREAM, status=201, json={"number": 7})

    def refuse(*_):
        raise ending.Error

    monkeypatch.setattr(ending, "keep", refuse)

    first, again = acting.write(ISSUES, ISSUE), acting.write(ISSUES, ISSUE)

    assert (first.status_code, again.status_code) == (200, 409)
    assert len(sent.calls) == 1


CALL = (
    DYING
    + """
import os
from config import http
from config.idempotency import ending
from integrations import calls
from tests.idempotency.conftest import ISSUE, ISSUES, Writer

{patch}
Writer(os.environ["KEY"], os.environ["ACCOUNT"]).write(ISSUES, ISSUE)
"""
)
BEFORE_THE_PROVIDER = "http.send = die"
AFTER_THE_PROVIDER = "calls.shaped = die"
BEFORE_IT_IS_KEPT = "ending.keep = die"
AFTER_IT_IS_KEPT = "ending.keep = after(ending.keep)"


@pytest.fixture
def provider(monkeypatch):
    created = loopback.http_answer(b'{"number": 7}', "201 Created")
    with loopback.provider(created) as server:
        monkeypatch.setenv("PROVIDER_GITHUB_BASE_URL", server.url)
        endpoints.forget()
        yield server
    monkeypatch.undo()
    endpoints.forget()


@pytest.fixture
def kill(api, account, provider):
    """Let another process make the call and die at a step; return a client that repeats it."""
    make_integration(account, "github")

    def kill(step):
        ended = other_process.run(
            CALL.format(patch=step), KEY=api.key, ACCOUNT="user-123", LOG_LEVEL="CRITICAL"
        )
        assert ended.returncode == -signal.SIGKILL, ended.stderr
        return Writer(api.key, account.external_id)

    return kill


# promise 90
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("step", "asked"),
    [(BEFORE_THE_PROVIDER, 0), (AFTER_THE_PROVIDER, 1), (BEFORE_IT_IS_KEPT, 1)],
)
def test_a_call_that_was_killed_is_never_made_again(kill, provider, step, asked):
    repeating = kill(step)

    within = repeating.write(ISSUES, ISSUE)
    IdempotentCall.objects.update(lease_until=timezone.now())
    after = [repeating.write(ISSUES, ISSUE) for _ in range(2)]

    assert (within.status_code, within.json()["error_code"]) == (409, "IDEMPOTENCY_CONFLICT")
    body = after[0].json()
    assert [answer.status_code for answer in after] == [503, 503]
    assert (body["error_code"], body["error"]) == ("PROVIDER_UNAVAILABLE", str(CallCutOff("")))
    assert body["details"]["outcome"] == "unknown"
    assert body["details"]["request_id"] == IdempotentCall.objects.get().request_id
    assert "retry_after" not in body["details"]
    assert len(provider.heard) == asked


@pytest.mark.django_db(transaction=True)
def test_a_call_that_was_killed_after_its_answer_was_kept_is_answered(kill, provider):
    again = kill(AFTER_IT_IS_KEPT).write(ISSUES, ISSUE)

    assert (again.status_code, again["Idempotent-Replayed"]) == (200, "true")
    assert again.json()["data"] == {"number": 7}
    assert len(provider.heard) == 1


def test_a_call_that_outlives_its_lease_is_kept_all_the_same(acting, upstream, monkeypatch):
    upstream.post(UPSTREAM, status=201, json={"number": 7})
    answers, shaped = [], "integrations.calls.shaped"
    from integrations.calls import shaped as shape

    def later(*given):
        IdempotentCall.objects.update(lease_until=timezone.now())
        answers.append(acting.write(ISSUES, ISSUE))
        return shape(*given)

    monkeypatch.setattr(shaped, later)
    acting.write(ISSUES, ISSUE)

    again = acting.write(ISSUES, ISSUE)

    assert answers[0].status_code == 503
    assert (again.status_code, again.json()["data"]) == (200, {"number": 7})
