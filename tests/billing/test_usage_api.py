"""GET /usage: the period, and the calls of a range by all they are looked at by."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from accounts.models import ApiKey
from billing.models import Plan
from billing.usage.folding import fold_all
from tests.conftest import Api
from tests.factories import make_account, make_key, make_partner, make_records, make_user, subscribe

USAGE = "/api/v1/usage"
NOW = datetime(2026, 2, 4, 12, tzinfo=UTC)
BEGIN = datetime(2026, 2, 1, tzinfo=UTC)
NOBODY = str(uuid4())
STATEMENTS = 19


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def after(**span):
    return BEGIN + timedelta(**span)


@pytest.fixture
def key(partner):
    return ApiKey.objects.issue(partner.user, "partner", "test")[0]


@pytest.fixture
def calls(partner, key, account):
    """Four calls of three days, and one of the month before."""
    common = {"key_id": key.pk, "provider": "github"}
    make_records(
        partner,
        [
            common | {"ts": after(hours=1), "account_id": account.pk},
            common | {"ts": after(hours=2), "account_id": account.pk, "status": 404},
            common | {"ts": after(days=2), "status": 503, "counted": False, "app_id": "app_1"},
            {"ts": after(days=3), "key_id": uuid4()},
            common | {"ts": after(days=-1)},
        ],
    )


def data_of(api, **asked):
    response = api.get(USAGE, asked)
    assert response.status_code == 200, response.json()
    return response.json()["data"]


@pytest.mark.parametrize("folded", [True, False])
def test_the_whole_answer(api, partner, account, key, calls, folded):
    if folded:
        fold_all()

    data = data_of(api)

    other = data["by_key"].pop(1)
    assert other == {"id": other["id"], "name": None, "masked": None, "calls": 1, "failed": 0}
    assert data == {
        "plan": "pro",
        "period": {
            "start": "2026-02-01T00:00:00.000Z",
            "end": "2026-03-01T00:00:00.000Z",
            "included": 100_000,
            "extra_calls": 0,
            "used": 3,
            "remaining": 99_997,
            "overage": {
                "calls": 0,
                "cost_usd": "0.00",
                "price_per_1000_usd": "0.50",
                "spend_cap_usd": None,
            },
            "projected": {"calls": 19, "cost_usd": "0.00"},
        },
        "from": "2026-02-01",
        "to": "2026-02-04",
        "totals": {"calls": 4, "ok": 2, "failed": 2, "counted": 3},
        "days": [
            {"date": "2026-02-01", "calls": 2, "ok": 1, "failed": 1, "counted": 2},
            {"date": "2026-02-02", "calls": 0, "ok": 0, "failed": 0, "counted": 0},
            {"date": "2026-02-03", "calls": 1, "ok": 0, "failed": 1, "counted": 0},
            {"date": "2026-02-04", "calls": 1, "ok": 1, "failed": 0, "counted": 1},
        ],
        "by_provider": [
            {"provider": "github", "calls": 3, "failed": 2},
            {"provider": None, "calls": 1, "failed": 0},
        ],
        "by_key": [
            {"id": str(key.pk), "name": "test", "masked": key.masked, "calls": 3, "failed": 2}
        ],
        "by_account": [{"id": str(account.pk), "external_id": "user-123", "calls": 2}],
        "by_status": [
            {"status": 200, "calls": 2, "failed": 0},
            {"status": 404, "calls": 1, "failed": 1},
            {"status": 503, "calls": 1, "failed": 1},
        ],
        "by_app": [
            {"app_id": None, "calls": 3, "failed": 1},
            {"app_id": "app_1", "calls": 1, "failed": 1},
        ],
    }


@pytest.mark.parametrize("folded", [True, False])
@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"provider": "github"}, 3),
        ({"provider": "slack"}, 0),
        ({"provider": "none"}, 1),
        ({"app_id": "none"}, 3),
        ({"key_id": "{key}"}, 3),
        ({"key_id": NOBODY}, 0),
        ({"account_id": "{account}"}, 2),
        ({"account_id": "{account}", "status": "404"}, 1),
        ({"account": "user-123"}, 2),
        ({"account_id": NOBODY}, 0),
        ({"app_id": "app_1"}, 1),
        ({"status": "404"}, 1),
        ({"status": "4xx"}, 1),
        ({"status": "5xx", "provider": "github", "key_id": "{key}"}, 1),
        ({"from": "2026-01-01"}, 5),
        ({"from": "2026-02-02"}, 2),
        ({"to": "2026-02-03"}, 3),
        ({"to": "2026-01-31"}, 1),
        ({"from": "2026-02-03", "to": "2026-02-03"}, 1),
        ({"provider": "", "status": "", "key_id": "", "from": "", "account": ""}, 4),
    ],
)
def test_filters_narrow_every_part_alike(api, key, account, calls, asked, wanted, folded):
    if folded:
        fold_all()
    places = {"{key}": str(key.pk), "{account}": str(account.pk)}

    data = data_of(api, **{name: places.get(value, value) for name, value in asked.items()})

    assert data["totals"]["calls"] == wanted
    for part in ("days", "by_provider", "by_key", "by_status", "by_app"):
        assert sum(row["calls"] for row in data[part]) == wanted
    assert data["period"]["used"] == 3


def test_without_from_the_range_begins_with_the_cycle_of_its_end(api, partner):
    subscribe(partner, "pro", cycle_anchor=datetime(2025, 12, 3, 18, tzinfo=UTC))

    assert data_of(api)["from"] == "2026-02-03"
    assert data_of(api, to="2026-02-02")["from"] == "2026-01-03"
    assert data_of(api, to="2026-02-20")["from"] == "2026-02-03"


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"from": "yesterday"}, "from"),
        ({"from": "20260201"}, "from"),
        ({"from": "2026-02-30"}, "from"),
        ({"to": "2026-W05-1"}, "to"),
        ({"to": "9999-12-31"}, "to"),
        ({"to": "2026-02-01T00:00:00Z"}, "to"),
        ({"from": "2026-02-03", "to": "2026-02-02"}, "from"),
        ({"from": "2024-12-31"}, "from"),
        ({"key_id": "x"}, "key_id"),
        ({"account_id": "user-123"}, "account_id"),
        ({"account": "a", "account_id": NOBODY}, "account"),
        ({"status": "600"}, "status"),
        ({"status": "٤٠٤"}, "status"),
        ({"status": "4XX"}, "status"),
        ({"provider": "git\0hub"}, "provider"),
        ({"account": "\0"}, "account"),
        ({"app_id": "\0"}, "app_id"),
    ],
)
def test_what_is_wrong_is_named(api, asked, named):
    response = api.get(USAGE, asked)

    assert response.status_code == 400
    assert response.json()["error_code"] == "VALIDATION_ERROR"
    assert named in response.json()["error"].split()


def test_400_days_are_the_most(api):
    assert len(data_of(api, **{"from": "2025-01-01", "to": "2026-02-04"})["days"]) == 400


def test_another_partners_calls_are_neither_counted_nor_reached(api, calls, account):
    other = make_partner()
    theirs = make_account(other, "theirs")
    make_records(other, ({"ts": after(hours=n), "account_id": theirs.pk} for n in range(9)))

    assert data_of(api)["totals"]["calls"] == 4
    assert data_of(api, account_id=str(theirs.pk))["totals"]["calls"] == 0
    assert data_of(api, key_id=str(other.pk))["totals"]["calls"] == 0
    response = api.get(USAGE, {"account": "theirs"})
    assert (response.status_code, response.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")


# promise 102
@pytest.mark.parametrize("folded", [True, False])
def test_says_what_the_headers_and_me_say(api, partner, calls, folded):
    Plan.objects.filter(family="partner", slug="pro").update(per_month=4)
    if folded:
        fold_all()
    before = api.get("/api/v1/me").json()["data"]["usage"]

    response = api.get(USAGE)

    period = response.json()["data"]["period"]
    assert (period["used"], period["included"]) == (before["current"], before["limit"]) == (3, 4)
    # The answer's own call is in its headers, and in what is asked next.
    assert int(response["X-RateLimit-Remaining"]) == period["remaining"] - 1
    assert data_of(api)["period"]["used"] == 4
    overage = data_of(api)["period"]["overage"]
    assert (overage["calls"], overage["cost_usd"]) == (1, "0.0005")


def test_the_accounts_with_the_most_calls_come_first_and_are_50(api, partner):
    made = [make_account(partner, f"user-{n}") for n in range(52)]
    make_records(
        partner,
        (
            {"ts": after(hours=1), "account_id": account.pk}
            for n, account in enumerate(made)
            for _ in range(1 + (n == 7) + 2 * (n == 9))
        ),
    )
    fold_all()

    rows = data_of(api)["by_account"]

    assert len(rows) == 50
    assert [(row["external_id"], row["calls"]) for row in rows[:3]][:2] == [
        ("user-9", 3),
        ("user-7", 2),
    ]


def test_a_deleted_account_keeps_its_calls_and_its_id(api, account, calls):
    pk = str(account.pk)
    account.remove()

    assert data_of(api)["by_account"] == [{"id": pk, "external_id": None, "calls": 2}]


@pytest.mark.django_db
def test_a_person_sees_the_day_and_only_what_was_called_as_such():
    user = make_user()
    api = Api(make_key(user, "personal"))
    make_records(make_partner(), [{"user_id": user.pk}])
    api.get("/api/v1/github/repos")

    data = data_of(api)

    assert data["plan"] == "free"
    assert data["period"] == {
        "start": "2026-02-04T00:00:00.000Z",
        "end": "2026-02-05T00:00:00.000Z",
        "included": 1_000,
        "extra_calls": 0,
        "used": 1,
        "remaining": 999,
        "overage": {
            "calls": 0,
            "cost_usd": "0.00",
            "price_per_1000_usd": None,
            "spend_cap_usd": None,
        },
        "projected": {"calls": None, "cost_usd": None},
    }
    assert (data["from"], data["to"]) == ("2026-02-01", "2026-02-04")
    assert data["totals"]["calls"] == 1
    assert api.get(USAGE, {"account": "x"}).status_code == 404


@pytest.mark.parametrize("path", [USAGE, f"{USAGE}/records"])
def test_past_due_is_402_and_suspended_403(api, partner, path):
    subscribe(partner, "pro", status="past_due")
    assert api.get(path).status_code == 402

    subscribe(partner, "pro", status="active")
    partner.status = "suspended"
    partner.save()
    assert api.get(path).json()["error_code"] == "PARTNER_SUSPENDED"


@pytest.mark.parametrize("path", [USAGE, f"{USAGE}/records"])
def test_the_scope(partner, path):
    assert Api(make_key(partner, scopes=["accounts:read"])).get(path).status_code == 403
    assert Api(make_key(partner, scopes=["usage:read"])).get(path).status_code == 200
    assert Api().get(path).status_code == 401


def test_the_number_of_statements_does_not_grow(api, partner, calls, django_assert_num_queries):
    api.get(USAGE)
    with django_assert_num_queries(STATEMENTS):
        api.get(USAGE)

    make_records(partner, ({"ts": after(hours=n), "key_id": uuid4()} for n in range(30)))
    with django_assert_num_queries(STATEMENTS):
        api.get(USAGE)
