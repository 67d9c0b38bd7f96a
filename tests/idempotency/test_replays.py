"""A repeat is answered from the stored result, and nothing is done for it."""

import json

import pytest

from accounts.models import ConnectedAccount
from billing.models import UsageRecord
from config.idempotency.models import IdempotentCall
from tests.conftest import Api
from tests.factories import make_key, make_user
from tests.idempotency.conftest import ISSUE, ISSUES, UPSTREAM, Writer

ACCOUNTS = "/api/v1/accounts"
REPLAYED = "Idempotent-Replayed"


def test_a_repeat_on_a_route_of_ours_gets_the_same_answer(writer):  # promise 90
    first = writer.write(ACCOUNTS, {"external_id": "u-1"})
    again = writer.write(ACCOUNTS, {"external_id": "u-1"})

    assert (first.status_code, again.status_code) == (200, 200)
    assert first.content == again.content
    assert first["Content-Type"] == again["Content-Type"]
    assert (REPLAYED in first, again[REPLAYED]) == (False, "true")
    assert first["X-Request-Id"] != again["X-Request-Id"]
    assert ConnectedAccount.objects.filter(external_id="u-1").count() == 1


def test_a_repeat_of_a_proxied_call_asks_no_provider(acting, upstream):  # promise 90
    sent = upstream.post(UPSTREAM, status=201, json={"number": 7})

    answers = [acting.write(ISSUES, ISSUE) for _ in range(3)]

    assert [answer.json() for answer in answers] == [{"ok": True, "data": {"number": 7}}] * 3
    assert [answer.get(REPLAYED) for answer in answers] == [None, "true", "true"]
    assert len(sent.calls) == 1


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
def test_the_other_writing_methods_are_made_once_too(writer, account, method):
    path, body = f"{ACCOUNTS}/{account.pk}", {"display_name": "Ann"} if method == "PATCH" else None

    first = writer.write(path, body, method=method)
    again = writer.write(path, body, method=method)

    assert (first.status_code, again.status_code, again[REPLAYED]) == (200, 200, "true")
    assert first.content == again.content


def test_without_the_header_each_call_is_made(acting, upstream):
    sent = upstream.post(UPSTREAM, status=201, json={"number": 7})

    for _ in range(2):
        assert REPLAYED not in acting.post_json(ISSUES, ISSUE)

    assert len(sent.calls) == 2
    assert not IdempotentCall.objects.exists()


def test_reads_ignore_the_header(writer, account):
    for key in ("one", "one", "not ASCII: ü", ""):
        response = writer.get(ACCOUNTS, headers={"Idempotency-Key": key})
        assert (response.status_code, REPLAYED in response) == (200, False)

    assert not IdempotentCall.objects.exists()


def test_routes_without_a_key_ignore_it(db):
    for _ in range(2):
        response = Api().post_json(
            "/api/v1/auth/device/code", {}, headers={"Idempotency-Key": "one"}
        )
        assert (response.status_code, REPLAYED in response) == (200, False)

    assert not IdempotentCall.objects.exists()


def test_a_wrong_key_is_refused_before_anything_is_looked_up(db):
    response = Api("sk_live_x").post_json(ACCOUNTS, {}, headers={"Idempotency-Key": ""})

    assert response.status_code == 401


@pytest.mark.parametrize("text", ["", "x" * 256, "schlüssel", "tab\tbed", "\x7f"])
def test_what_is_no_key_is_refused_by_name(writer, text):
    response = writer.write(ACCOUNTS, {"external_id": "u"}, once=text)

    assert response.status_code == 400
    assert response.json()["error"] == "Idempotency-Key must be 1 to 255 printable ASCII characters"
    assert not ConnectedAccount.objects.exists()


@pytest.mark.parametrize("text", ["x" * 255, '"8e03978e-40d5"', "order 17 / mail", "~"])
def test_every_printable_text_is_a_key(writer, text):
    for _ in range(2):
        response = writer.write(ACCOUNTS, {"external_id": "u"}, once=text)

    assert response[REPLAYED] == "true"


def test_a_replay_is_recorded_and_never_counted(acting, partner, upstream):
    upstream.post(UPSTREAM, status=201, json={})

    left = [acting.write(ISSUES, ISSUE)["X-RateLimit-Remaining"] for _ in range(3)]

    assert len(set(left)) == 1
    records = UsageRecord.objects.order_by("id")
    seen = [(r.status, r.counted, r.is_replay, r.attempts, r.tool) for r in records]
    tool = "github_create_issue"
    assert seen == [
        (200, True, False, 1, tool),
        (200, False, True, 0, tool),
        (200, False, True, 0, tool),
    ]


def test_every_call_moves_the_minute(acting, upstream):
    upstream.post(UPSTREAM, status=201, json={})

    left = [int(acting.write(ISSUES, ISSUE)["X-RateLimit-Minute-Remaining"]) for _ in range(3)]

    assert left == [left[0], left[0] - 1, left[0] - 2]


def test_a_full_window_stops_a_repeat_as_well(acting, partner, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    acting.write(ISSUES, ISSUE)
    partner.subscription.plan.per_minute = 1
    partner.subscription.plan.save()

    assert acting.write(ISSUES, ISSUE).status_code == 429


def test_a_kept_error_is_recorded_as_the_first_one_was(acting, upstream):
    upstream.post(UPSTREAM, status=500, json={"message": "Server Error"})

    first, again = acting.write(ISSUES, ISSUE), acting.write(ISSUES, ISSUE)

    assert (first.status_code, again.status_code) == (502, 502)
    assert first.content == again.content
    assert again.json()["request_id"] == first["X-Request-Id"]
    codes = UsageRecord.objects.values_list("error_code", "error_stage", "is_replay")
    assert list(codes.order_by("id")) == [
        ("PROVIDER_ERROR", "provider", False),
        ("PROVIDER_ERROR", "provider", True),
    ]


def test_a_problem_document_stays_one(acting, upstream):
    upstream.post(UPSTREAM, status=422, json={"message": "Validation Failed"})

    for _ in range(2):
        response = acting.write(ISSUES, ISSUE, Accept="application/problem+json")

    assert response["Content-Type"] == "application/problem+json"
    assert (response[REPLAYED], json.loads(response.content)["status"]) == ("true", 400)


def test_a_key_without_the_scope_sees_no_replay(acting, partner, account, upstream):
    upstream.post(UPSTREAM, status=201, json={"secret": "text"})
    acting.write(ISSUES, ISSUE)

    reader = Writer(make_key(partner, scopes=["tools:read"]), account.external_id)
    lesser = Writer(make_key(partner, scopes=["proxy:github"]), account.external_id)

    assert reader.write(ISSUES, ISSUE).status_code == 403
    assert lesser.write(ISSUES, ISSUE).status_code == 422


@pytest.mark.parametrize(
    ("limit", "status"), [({"only_accounts": []}, 422), ({"is_read_only": True}, 403)]
)
def test_a_limited_key_sees_no_replay(acting, partner, account, upstream, limit, status):
    upstream.post(UPSTREAM, status=201, json={"secret": "text"})
    acting.write(ISSUES, ISSUE)

    response = Writer(make_key(partner, **limit), account.external_id).write(ISSUES, ISSUE)

    assert response.status_code == status


def test_the_whole_key_sees_no_replay_of_a_limited_one(acting, partner, account, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    key = make_key(partner, only_accounts=[str(account.pk)])
    own = [Writer(key, account.external_id).write(ISSUES, ISSUE) for _ in range(2)]

    assert own[1][REPLAYED] == "true"
    assert acting.write(ISSUES, ISSUE).status_code == 422


def test_another_key_of_the_same_user_gets_the_stored_answer(acting, partner, account, upstream):
    upstream.post(UPSTREAM, status=201, json={})
    acting.write(ISSUES, ISSUE)

    again = Writer(make_key(partner), account.external_id).write(ISSUES, ISSUE)

    assert again[REPLAYED] == "true"


def test_another_users_key_of_the_same_text_is_another_key(writer):
    stranger = Writer(make_key(make_user(), kind="personal"))
    writer.write(ACCOUNTS, {"external_id": "u"})

    response = stranger.write("/api/v1/github/repos", {"name": "x"})

    assert response.json()["error_code"] != "IDEMPOTENCY_MISMATCH"
