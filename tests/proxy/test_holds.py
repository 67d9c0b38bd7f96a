"""After a provider's 429 we answer in its place, over HTTP, until it may be asked again."""

import json
import time

import pytest

from billing.models import UsageRecord
from integrations.models import Integration
from tests.config.test_metrics import Change
from tests.contract.shapes import explained
from tests.factories import make_account, make_integration
from tests.proxy.loopback import http_answer, in_turn

REPOS, USER = "/api/v1/github/repos", "/api/v1/github/user"
ISSUES = "/api/v1/github/repos/octo/hello/issues"
LIMITED = http_answer(b'{"message": "slow down"}', "429 Too Many", "Retry-After: 40")


def end_holds():
    """Let every hold be over."""
    for integration in Integration.objects.all():
        for hold in integration.holds.values():
            hold["until"] = hold["ask_at"] = time.time() - 1
        integration.save()


# promise 92
def test_inside_the_window_the_provider_is_not_called_again(acting, answering):
    server = answering(LIMITED)
    first = acting.get(REPOS)

    second = acting.get(USER)

    assert (first.status_code, second.status_code, len(server.heard)) == (429, 429, 1)
    body = second.json()
    assert (body["error"], body["error_code"]) == ("Rate limit exceeded", "RATE_LIMITED")
    assert 38 <= body["retry_after"] == int(second["Retry-After"]) <= 40
    assert body["details"] == explained(
        "RATE_LIMITED",
        limit="provider",
        source="provider",
        provider="github",
        retry_after=body["retry_after"],
    )


# promise 92
def test_writes_are_held_back_too(acting, answering):
    server = answering(LIMITED)
    acting.get(REPOS)

    assert acting.post_json(ISSUES, {"title": "Hello"}).status_code == 429
    assert len(server.heard) == 1


# promise 92
def test_after_the_window_the_provider_is_asked_again(acting, answering):
    server = answering(in_turn(LIMITED, http_answer()))
    acting.get(REPOS)
    end_holds()

    assert acting.get(REPOS).status_code == 200
    assert len(server.heard) == 2


# promise 92
def test_calls_that_are_held_back_count_for_nothing(acting, answering):
    answering(LIMITED)
    for _ in range(3):
        acting.get(REPOS)

    records = UsageRecord.objects.order_by("id").values_list("status", "counted", "attempts")
    assert list(records) == [(429, False, 1), (429, False, 0), (429, False, 0)]


# promise 92
def test_a_limit_that_says_403_is_a_limit(acting, answering):
    reset = f"X-RateLimit-Reset: {int(time.time()) + 50}"
    said = b'{"message": "API rate limit exceeded"}'
    server = answering(http_answer(said, "403 Forbidden", "X-RateLimit-Remaining: 0", reset))

    waits = [acting.get(REPOS).json()["retry_after"] for _ in range(2)]

    assert all(47 <= wait <= 50 for wait in waits)
    assert len(server.heard) == 1


# promise 92
def test_other_accounts_and_other_providers_go_on(acting, api, partner, answering):
    make_integration(make_account(partner, "other"), provider_user_id="7")
    server = answering(
        in_turn(LIMITED, http_answer(), http_answer(b'{"ok": true, "channels": []}'))
    )
    acting.get(REPOS)

    assert api.acting_for("other").get(REPOS).status_code == 200
    assert acting.get("/api/v1/slack/channels").status_code == 200
    assert len(server.heard) == 3


# promise 92
def test_the_same_person_is_held_back_in_every_account(acting, api, account, partner, answering):
    Integration.objects.filter(account=account).update(provider_user_id="7")
    make_integration(make_account(partner, "twin"), provider_user_id="7")
    server = answering(LIMITED)
    acting.get(REPOS)

    assert api.acting_for("twin").get(REPOS).status_code == 429
    assert len(server.heard) == 1


def test_bad_arguments_are_told_before_a_hold(acting, answering):
    answering(LIMITED)
    acting.get(REPOS)

    assert acting.get(REPOS, {"limit": "x"}).status_code == 400


def test_a_limit_met_by_one_of_many_holds_the_next_call_back(acting, answering):
    found = http_answer(json.dumps({"messages": [{"id": "a"}, {"id": "b"}]}).encode())
    server = answering(in_turn(found, LIMITED))

    first = acting.get("/api/v1/gmail/messages")
    second = acting.get("/api/v1/gmail/messages")

    assert (first.status_code, second.status_code, len(server.heard)) == (200, 429, 3)


def test_a_hold_shows_in_the_metrics(acting, answering, client):
    answering(LIMITED)
    acting.get(REPOS)
    held = Change(client, "patchbay_provider_not_asked_total", provider="github", reason="hold")

    acting.get(REPOS)

    assert held.now == 1


@pytest.mark.parametrize("wait", ["soon", "-5", "nan", "1e999", ""])
def test_a_limit_without_a_readable_wait_holds_for_a_moment(acting, answering, wait):
    server = answering(http_answer(b"{}", "429 Too Many", f"Retry-After: {wait}"))

    assert [acting.get(REPOS).json()["retry_after"] for _ in range(2)] == [1, 1]
    assert len(server.heard) == 1
