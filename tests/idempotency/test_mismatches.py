"""The same key with anything else is refused, and nothing is done."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ConnectedAccount
from tests.factories import make_account, make_integration, make_key
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM, Writer

ACCOUNTS = "/api/v1/accounts"
TEXT = "This Idempotency-Key was used with another request: method, path, account or body differ"


def is_mismatch(response, first):
    body = response.json()
    assert (response.status_code, body["error_code"], body["error"]) == (
        422,
        "IDEMPOTENCY_MISMATCH",
        TEXT,
    )
    assert body["details"]["request_id"] == first["X-Request-Id"]


def test_another_body(writer):  # promise 90
    first = writer.write(ACCOUNTS, {"external_id": "u-1"})

    is_mismatch(writer.write(ACCOUNTS, {"external_id": "u-2"}), first)

    assert ConnectedAccount.objects.count() == 1


@pytest.mark.parametrize("body", [{"title": "Once", "body": ""}, {"title": 1}, {"title": True}, {}])
def test_any_difference_of_the_body_counts(acting, upstream, body):
    upstream.post(UPSTREAM, status=201, json={})
    first = acting.write(ISSUES, ISSUE)

    is_mismatch(acting.write(ISSUES, body), first)


def test_spelling_makes_no_difference(acting, upstream):
    sent = upstream.post(UPSTREAM, status=201, json={})
    for text in (b'{"title":"Once","body":"a"}', b' {"body": "\\u0061",\n "title": "Once"}'):
        response = acting.generic(
            "POST",
            ISSUES,
            text,
            content_type="application/json",
            headers={"Idempotency-Key": "one"},
        )

    assert (response.status_code, response["Idempotent-Replayed"]) == (200, "true")
    assert len(sent.calls) == 1


def test_another_path_or_query(acting, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    first = acting.write(ISSUES, ISSUE)

    is_mismatch(acting.write(f"{ISSUES}/7/comments", ISSUE), first)
    is_mismatch(acting.write(f"{ISSUES}?state=open", ISSUE), first)
    is_mismatch(acting.write(ACCOUNTS, ISSUE), first)


def test_another_method(writer, account):
    path, body = f"{ACCOUNTS}/{account.pk}", {"display_name": "Ada"}
    first = writer.write(path, body, method="PATCH")

    is_mismatch(writer.write(path, body, method="DELETE"), first)

    assert ConnectedAccount.objects.count() == 1


def test_another_account(acting, partner, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    other = make_account(partner, "other")
    make_integration(other, "github")
    first = acting.write(ISSUES, ISSUE)

    is_mismatch(Writer(acting.key, "other").write(ISSUES, ISSUE), first)


def test_an_account_that_was_made_anew_is_another_one(acting, partner, account, upstream):
    sent = upstream.post(UPSTREAM, status=201, json={"of": "the person before"})
    first = acting.write(ISSUES, ISSUE)

    acting.send("DELETE", f"{ACCOUNTS}/{account.pk}")
    is_mismatch(acting.write(ISSUES, ISSUE), first)
    make_integration(make_account(partner, account.external_id), "github")
    is_mismatch(acting.write(ISSUES, ISSUE), first)

    assert len(sent.calls) == 1


def test_another_kind_of_key_which_acts_for_somebody_else(acting, partner, account, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    first = acting.write(ISSUES, ISSUE)

    personal = Writer(make_key(partner, kind="personal"), account.external_id)

    is_mismatch(personal.write(ISSUES, ISSUE), first)


def test_a_body_that_cannot_be_read_takes_no_key(writer):
    bad = writer.generic(
        "POST",
        ACCOUNTS,
        "{",
        content_type="application/json",
        headers={"Idempotency-Key": "key-1"},
    )

    good = writer.write(ACCOUNTS, {"external_id": "u"})

    assert (bad.status_code, good.status_code) == (400, 200)


@pytest.mark.parametrize(("path", "status"), [("me", 405), ("health", 405), ("nothing", 404)])
def test_a_method_that_a_route_lacks_takes_no_key_and_reads_no_body(writer, path, status):
    sent = {"Idempotency-Key": "key-1"}

    with CaptureQueriesContext(connection) as queries:
        response = writer.generic(
            "POST", f"/api/v1/{path}", "{", content_type="application/json", headers=sent
        )

    assert response.status_code == status
    assert not any("idempot" in query["sql"] for query in queries)
