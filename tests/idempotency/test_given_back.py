"""What certainly nobody carried out may be tried again with the same key; all else is never made twice."""

import pytest
import requests

from accounts.models import ConnectedAccount
from config.idempotency.models import IdempotentCall
from integrations.models import Integration, Token
from tests.factories import make_account, make_integration
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM, Writer

ACCOUNTS = "/api/v1/accounts"
SENT = requests.ConnectionError("Connection aborted.", "RemoteDisconnected")
NEVER_SENT = requests.ConnectTimeout()


def test_a_refusal_of_ours_leaves_the_key_free(writer, partner):  # promise 90
    make_account(partner, "taken")

    for body, status in (({"nickname": "x"}, 400), ({"external_id": "taken"}, 409)):
        assert writer.write(ACCOUNTS, body).status_code == status
    assert writer.write(ACCOUNTS, {"external_id": "free"}).status_code == 200
    assert writer.send("PUT", ACCOUNTS, headers={"Idempotency-Key": "2"}).status_code == 405
    assert IdempotentCall.objects.count() == 1


def test_a_refusal_before_the_provider_was_asked_leaves_it_free(acting, account, upstream):
    sent = upstream.post(UPSTREAM, status=201, json={})
    Integration.objects.update(status="expired")
    assert acting.write(ISSUES, ISSUE).status_code == 401
    Integration.objects.update(status="active")

    assert acting.write(ISSUES, ISSUE).status_code == 200
    assert len(sent.calls) == 1


@pytest.mark.parametrize(
    ("refusal", "status"),
    [
        ({"status": 429, "headers": {"Retry-After": "1"}}, 429),
        ({"status": 401}, 401),
        ({"body": NEVER_SENT}, 503),
    ],
)
def test_what_the_provider_did_not_do_may_be_tried_again(acting, upstream, refusal, status):
    upstream.post(UPSTREAM, **refusal)
    assert acting.write(ISSUES, ISSUE).status_code == status
    Integration.objects.update(holds={}, status="active")
    Token.objects.update(status="active")
    upstream.reset()
    sent = upstream.post(UPSTREAM, status=201, json={})

    response = acting.write(ISSUES, ISSUE)

    assert (response.status_code, len(sent.calls)) == (200, 1)


@pytest.mark.parametrize(
    ("answered", "status"),
    [
        ({"status": 500}, 502),
        ({"status": 404}, 404),
        ({"status": 422}, 400),
        ({"status": 302}, 502),
        ({"body": SENT}, 503),
        ({"body": "<html>"}, 502),
    ],
)
def test_what_may_have_been_done_is_never_made_again(acting, upstream, answered, status):
    sent = upstream.post(UPSTREAM, **answered)

    answers = [acting.write(ISSUES, ISSUE) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [status] * 2
    assert answers[1]["Idempotent-Replayed"] == "true"
    assert len(sent.calls) == 1


def test_a_fault_of_ours_after_the_provider_was_asked_is_kept(acting, upstream, monkeypatch):
    sent = upstream.post(UPSTREAM, status=201, json={})
    monkeypatch.setattr("integrations.calls.shaped", lambda *_: 1 / 0)

    answers = [acting.write(ISSUES, ISSUE) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [500, 500]
    assert len(sent.calls) == 1


def test_one_write_of_several_that_was_done_is_never_made_again(api, account, upstream):
    """Google Docs: the document is made, and then the limit is reached for its text."""
    make_integration(account, "google")
    made = upstream.post("https://docs.googleapis.com/v1/documents", json={"documentId": "d1"})
    upstream.post("https://docs.googleapis.com/v1/documents/d1:batchUpdate", status=429)
    writer = Writer(api.key, account.external_id)
    body = {"title": "Minutes", "content": "Text"}

    answers = [writer.write("/api/v1/docs/documents", body) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [429, 429]
    assert answers[1]["Idempotent-Replayed"] == "true"
    assert answers[0]["Retry-After"] == answers[1]["Retry-After"]
    assert len(made.calls) == 1


def test_a_question_before_the_write_is_no_write(api, account, upstream):
    """Linear: the team's id is asked for by POST, and then the limit is reached for the issue."""
    make_integration(account, "linear")
    url = "https://api.linear.app/graphql"
    teams = {"data": {"teams": {"nodes": [{"id": "t1"}]}}}
    issue = {"data": {"issueCreate": {"success": True, "issue": {"id": "i1"}}}}
    for answer in ({"json": teams}, {"status": 429}, {"json": teams}, {"json": issue}):
        upstream.post(url, **answer)
    writer = Writer(api.key, account.external_id)
    body = {"title": "Once", "teamId": "ENG"}

    limited = writer.write("/api/v1/linear/issues", body)
    Integration.objects.update(holds={})
    made = writer.write("/api/v1/linear/issues", body)

    assert (limited.status_code, made.status_code) == (429, 200)
    assert "Idempotent-Replayed" not in made


def test_a_fault_of_ours_on_a_route_of_ours_is_kept(writer, monkeypatch):
    monkeypatch.setattr(ConnectedAccount, "created_at", property(lambda _: 1 / 0), raising=False)

    answers = [writer.write(ACCOUNTS, {"external_id": "u"}) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [500, 500]
    assert answers[1]["Idempotent-Replayed"] == "true"
