"""GET /usage/records: the request log over JSON."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from accounts.models import ApiKey
from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_account, make_key, make_partner, make_record, make_records

RECORDS = "/api/v1/usage/records"
NOW = datetime(2026, 2, 4, 12, tzinfo=UTC)
STATEMENTS = 6


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def ago(**span):
    return NOW - timedelta(**span)


def test_one_record_in_full(partner, account):
    raw = make_key(partner)
    key = ApiKey.objects.get(user=partner.user)
    record = make_record(
        partner,
        ts=ago(hours=1, microseconds=1),
        request_id="req_mine",
        key_id=key.pk,
        account_id=account.pk,
        app_id="app_1",
        method="POST",
        route="/api/v1/gmail/send",
        provider="google",
        tool="gmail_send_message",
        status=502,
        units=2,
        ms=120.5,
        provider_ms=100.25,
        stages={"select": 1.5},
        provider_status=500,
        provider_request_id="theirs-1",
        attempts=3,
        error_code="PROVIDER_ERROR",
    )

    body = Api(raw).get(RECORDS).json()

    wanted = {
        "id": record.pk,
        "at": "2026-02-04T10:59:59.999Z",
        "request_id": "req_mine",
        "key": {"id": str(key.pk), "name": "test", "masked": key.masked},
        "account": {"id": str(account.pk), "external_id": "user-123"},
        "app_id": "app_1",
        "method": "POST",
        "route": "/api/v1/gmail/send",
        "provider": "google",
        "action": "gmail_send_message",
        "status": 502,
        "counted": True,
        "units": 2,
        "ms": 120.5,
        "provider_ms": 100.25,
        "stages": {"select": 1.5},
        "provider_status": 500,
        "provider_request_id": "theirs-1",
        "attempts": 3,
        "error_code": "PROVIDER_ERROR",
        "error_limit": None,
    }
    assert body == {
        "ok": True,
        "data": {"records": [wanted], "next_cursor": None},
        "next_cursor": None,
    }
    assert raw not in str(body)


def test_a_call_of_our_own_route_has_nulls_where_there_is_nothing(api, partner):
    make_record(partner)

    record = api.get(RECORDS).json()["data"]["records"][0]

    absent = ("account", "app_id", "provider", "action", "provider_status", "provider_request_id")
    assert {record[name] for name in absent} == {None}
    assert record["key"] == {"id": str(partner.pk), "name": None, "masked": None}


def test_pages_follow_their_cursor_while_calls_go_on(api, partner):
    make_records(partner, ({"ts": ago(hours=n)} for n in range(1, 6)))
    wanted = list(UsageRecord.objects.order_by("-ts").values_list("id", flat=True))

    found, cursor = [], ""
    while cursor is not None:
        body = api.get(RECORDS, {"limit": 2, "cursor": cursor}).json()
        assert body["next_cursor"] == body["data"]["next_cursor"]
        found += [record["id"] for record in body["data"]["records"]]
        cursor = body["next_cursor"]

    assert found == wanted


def test_every_call_of_the_log_is_found_in_it(api):
    api.get("/api/v1/accounts", headers={"X-Request-Id": "req_mine_0001"})
    api.get("/api/v1/accounts?limit=x", headers={"X-Request-Id": "req_mine_0002"})

    first = api.get(RECORDS, {"request_id": "req_mine_0002"}).json()["data"]["records"]
    both = api.get(RECORDS, {"path": "v1/accounts"}).json()["data"]["records"]

    assert [record["status"] for record in first] == [400]
    assert [record["request_id"] for record in both] == ["req_mine_0002", "req_mine_0001"]


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"from": "2026-02-03"}, 3),
        ({"to": "2026-02-03"}, 4),
        ({"to": "2026-02-02"}, 2),
        ({"from": "2026-02-03T12:00:00Z"}, 3),
        ({"from": "2026-02-03T13:00:00+01:00"}, 3),
        ({"from": "2026-02-03T12:00:00.000001"}, 1),
        ({"to": "2026-02-03T12:00:00Z"}, 2),
        ({"method": "put"}, 2),
        ({"status": "5xx"}, 2),
        ({"account": "user-123"}, 1),
        ({"provider": "slack"}, 1),
        ({"path": "slack"}, 1),
        ({"error_code": "PROVIDER_UNAVAILABLE"}, 1),
        ({"from": "", "to": "", "request_id": "", "cursor": "", "limit": ""}, 5),
    ],
)
def test_filters(api, partner, account, asked, wanted):
    make_records(
        partner,
        [
            {"ts": ago(hours=1), "account_id": account.pk},
            {"ts": ago(days=1), "status": 502, "method": "PUT"},
            {
                "ts": ago(days=1),
                "status": 503,
                "method": "PUT",
                "error_code": "PROVIDER_UNAVAILABLE",
            },
            {"ts": ago(days=2)},
            {"ts": ago(days=3), "provider": "slack", "route": "/api/v1/slack/messages"},
        ],
    )

    assert len(api.get(RECORDS, asked).json()["data"]["records"]) == wanted


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"from": "2026-02-03T12"}, None),
        ({"from": "2026-02-03T25:00"}, "from"),
        ({"to": "soon"}, "to"),
        ({"from": "2026-02-03T00:00:00 01:00"}, "from"),
        ({"from": "0001-01-01T00:00:00+05:00"}, "from"),
        ({"to": "9999-12-31T23:59:59-05:00"}, "to"),
        ({"from": "2026-02-03", "to": "2026-02-01"}, "from"),
        ({"cursor": "x"}, "cursor"),
        ({"cursor": "\0"}, "cursor"),
        ({"limit": "0"}, "limit"),
        ({"limit": "ten"}, "limit"),
        ({"request_id": "\0"}, "request_id"),
        ({"path": "\0"}, "path"),
        ({"method": "\0"}, "method"),
        ({"key_id": "x"}, "key_id"),
        ({"status": "4x"}, "status"),
    ],
)
def test_what_is_wrong_is_named(api, asked, named):
    response = api.get(RECORDS, asked)

    assert response.status_code == (400 if named else 200)
    assert named is None or named in response.json()["error"].split()


def test_a_page_is_20_unless_asked_and_100_at_most(api, partner):
    make_records(partner, ({} for _ in range(103)))

    assert len(api.get(RECORDS).json()["data"]["records"]) == 20
    assert len(api.get(RECORDS, {"limit": 500}).json()["data"]["records"]) == 100


def test_another_partners_records_cannot_be_reached(api, partner):
    other = make_partner()
    theirs = make_account(other, "theirs")
    make_records(other, [{"request_id": "req_theirs", "account_id": theirs.pk}])
    cursor = Api(make_key(other)).get(RECORDS, {"limit": 1}).json()["next_cursor"]

    for asked in (
        {},
        {"request_id": "req_theirs"},
        {"account_id": str(theirs.pk)},
        {"key_id": str(other.pk)},
        {"cursor": cursor or ""},
    ):
        found = api.get(RECORDS, asked).json()["data"]["records"]
        assert {record["request_id"] for record in found} <= set(
            UsageRecord.objects.filter(partner_id=partner.pk).values_list("request_id", flat=True)
        )
    assert api.get(RECORDS, {"account": "theirs"}).status_code == 404


def test_a_page_of_many_costs_what_one_of_few_costs(api, partner, django_assert_num_queries):
    make_records(partner, [{}])
    api.get(RECORDS)
    with django_assert_num_queries(STATEMENTS):
        api.get(RECORDS)

    accounts = [make_account(partner, f"user-{n}") for n in range(30)]
    make_records(partner, ({"account_id": account.pk} for account in accounts))
    with django_assert_num_queries(STATEMENTS + 1):
        api.get(RECORDS)
