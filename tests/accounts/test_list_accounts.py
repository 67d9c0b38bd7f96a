"""GET /accounts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import ConnectedAccount
from tests.factories import make_account

ACCOUNTS = "/api/v1/accounts"
NOON = datetime(2026, 2, 25, 12, tzinfo=UTC)


@pytest.fixture
def five(partner):
    """Five accounts, `user-0` the oldest."""
    for number in range(5):
        account = make_account(partner, f"user-{number}")
        created = NOON + timedelta(minutes=number)
        ConnectedAccount.objects.filter(pk=account.pk).update(created_at=created)


def listed(api, **query):
    response = api.get(ACCOUNTS, query)
    assert response.status_code == 200, response.content
    return response.json()["data"]


def ids(page):
    return [account["external_id"] for account in page["accounts"]]


def test_nothing_yet(api):
    assert api.get(ACCOUNTS).json() == {
        "ok": True,
        "data": {"accounts": [], "total": 0, "limit": 20, "offset": 0},
        "next_cursor": None,
    }


def test_shows_whole_accounts(api, partner):
    account = make_account(partner, "u", display_name="Ada", metadata={"plan": "pro"})
    ConnectedAccount.objects.update(created_at=NOON)

    assert listed(api)["accounts"] == [
        {
            "id": str(account.pk),
            "external_id": "u",
            "display_name": "Ada",
            "metadata": {"plan": "pro"},
            "created_at": "2026-02-25T12:00:00.000Z",
        }
    ]


@pytest.mark.usefixtures("five")
def test_newest_first_and_the_total_of_all(api):
    page = listed(api)

    assert ids(page) == ["user-4", "user-3", "user-2", "user-1", "user-0"]
    assert (page["total"], page["limit"], page["offset"]) == (5, 20, 0)


@pytest.mark.usefixtures("five")
def test_pages_by_limit_and_offset(api):
    first, second = listed(api, limit=2), listed(api, limit=2, offset=2)
    last, beyond = listed(api, limit=2, offset=4), listed(api, limit=2, offset=9)

    assert ids(first) + ids(second) + ids(last) + ids(beyond) == [
        f"user-{number}" for number in (4, 3, 2, 1, 0)
    ]
    assert (second["total"], second["limit"], second["offset"]) == (5, 2, 2)
    assert (beyond["total"], beyond["offset"]) == (5, 9)


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("limit", [1, 2, 3, 5, 6])
@pytest.mark.parametrize("offset", range(7))
def test_every_offset_shows_what_lies_there(api, limit, offset):
    """From whichever end of the list the database was asked for it."""
    page = api.get(ACCOUNTS, {"limit": limit, "offset": offset}).json()

    shown = ["user-4", "user-3", "user-2", "user-1", "user-0"][offset:][:limit]
    assert ids(page["data"]) == shown
    assert (page["next_cursor"] is None) == (not shown or shown[-1] == "user-0")


@pytest.mark.usefixtures("five")
@pytest.mark.parametrize("offset", [0, 1])
def test_a_cursor_goes_on_where_a_page_ended_whatever_came_meanwhile(api, partner, offset):
    page = api.get(ACCOUNTS, {"limit": 2, "offset": offset}).json()
    make_account(partner, "newest")
    seen = ids(page["data"])

    while cursor := page["next_cursor"]:
        page = api.get(ACCOUNTS, {"limit": 2, "cursor": cursor}).json()
        seen += ids(page["data"])

    assert seen == ["user-4", "user-3", "user-2", "user-1", "user-0"][offset:]
    assert page["data"]["total"] == 6


@pytest.mark.parametrize("cursor", ["x", "AAAA", "é", "1"])
def test_a_cursor_that_nobody_gave_is_named(api, cursor):
    response = api.get(ACCOUNTS, {"cursor": cursor})

    assert response.status_code == 400
    assert response.json()["error"].startswith("cursor is not one that we gave")


@pytest.mark.usefixtures("five")
def test_the_last_page_is_read_from_the_end(api):
    """However many there are: the database walks over none of those that come before."""
    with CaptureQueriesContext(connection) as captured:
        listed(api, limit=2, offset=3)

    [asked] = [query["sql"] for query in captured if "LIMIT 2" in query["sql"]]
    assert "OFFSET" not in asked


def test_a_page_is_20_unless_asked_and_100_at_most(api, partner):
    for number in range(101):
        make_account(partner, f"user-{number}")

    by_default, hundred, more = listed(api), listed(api, limit=100), listed(api, limit=1000)

    assert (len(by_default["accounts"]), by_default["limit"]) == (20, 20)
    assert (len(hundred["accounts"]), hundred["limit"]) == (100, 100)
    assert (len(more["accounts"]), more["limit"], more["total"]) == (100, 100, 101)


@pytest.mark.parametrize("name", ["limit", "offset"])
@pytest.mark.parametrize("value", ["-1", "x", "1.5", "1e3", "٣", "0x10", "1" * 21, " 1", "+1"])
def test_a_bad_page_is_named(api, name, value):
    response = api.get(ACCOUNTS, {name: value})

    assert response.status_code == 400
    assert response.json()["error"].startswith(f"{name} must be a whole number")


def test_a_limit_of_0_is_bad_and_an_offset_of_0_is_not(api):
    assert api.get(ACCOUNTS, {"limit": 0}).status_code == 400
    assert api.get(ACCOUNTS, {"offset": 0}).status_code == 200


@pytest.mark.parametrize(("offset", "status"), [(2**63 - 1, 200), (2**63, 400), (10**19, 400)])
def test_an_offset_beyond_every_table_is_no_fault_of_ours(api, offset, status):
    assert api.get(ACCOUNTS, {"offset": offset}).status_code == status


@pytest.mark.parametrize("external_id", ["user-3", "tenant:acme:user:jane", "用户 😀", "a+b%20c&d"])
def test_finds_one_by_external_id(api, partner, external_id):
    for each in {"user-1", "user-3", external_id}:
        make_account(partner, each)

    page = listed(api, external_id=external_id)

    assert (ids(page), page["total"]) == ([external_id], 1)


@pytest.mark.parametrize("external_id", ["nobody", "user-", "USER-1", "", "%", "user-1\0"])
@pytest.mark.usefixtures("five")
def test_finds_none_by_part_of_an_external_id(api, external_id):
    page = listed(api, external_id=external_id)

    assert (ids(page), page["total"]) == ([], 0)


@pytest.mark.usefixtures("five")
def test_ignores_what_it_does_not_know_in_the_query(api):
    assert len(ids(listed(api, page=3, order="asc"))) == 5


def test_shows_neither_strangers_nor_the_users_own_account(api, partner, other_partner):
    make_account(other_partner, "theirs")
    ConnectedAccount.objects.own_of(partner.user)
    make_account(partner, "ours")

    page = listed(api)

    assert (ids(page), page["total"]) == (["ours"], 1)
    assert ids(listed(api, external_id="theirs")) == []


def test_asks_the_database_as_often_for_many_as_for_one(api, partner, django_assert_num_queries):
    """Key, subscription, accounts, usage record; nothing per account."""
    make_account(partner, "u")
    api.get(ACCOUNTS)

    with django_assert_num_queries(4):
        api.get(ACCOUNTS)

    for number in range(30):
        make_account(partner, f"user-{number}")
    with django_assert_num_queries(4):
        api.get(ACCOUNTS, {"limit": 100})
