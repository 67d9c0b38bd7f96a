"""GET /inbox and GET /inbox/events."""

import pytest
from django.utils import timezone

from accounts.models import ConnectedAccount
from inbox import listing
from tests.conftest import Api
from tests.factories import make_account, make_event, make_key, make_partner, make_user


@pytest.fixture
def account(partner):
    return make_account(partner, "user-1")


def ids(response):
    return [event["id"] for event in response.json()["data"]["events"]]


def test_lists_events_newest_first_with_their_members_at_both_levels(api, account):
    first, second = make_event(account), make_event(account, status="read")

    body = api.get("/api/v1/inbox").json()

    assert body["data"] == {name: body[name] for name in body["data"]}
    assert [event["id"] for event in body["events"]] == [second.public_id, first.public_id]
    assert (body["total"], body["has_more"], body["next_cursor"]) == (2, False, None)
    event = body["events"][1]
    assert event["id"].startswith("evt_")
    assert event["type"] == event["event_type"] == "email.received"
    assert event["created_at"] == event["received_at"]
    assert (event["account_id"], event["provider"], event["service"], event["status"]) == (
        "user-1",
        "google",
        "gmail",
        "unread",
    )
    assert event["summary"] == "Mail from Ada: Launch plan"
    assert event["payload"] == {"from": "ada@example.com", "subject": "Launch plan"}


@pytest.mark.parametrize("path", ["/api/v1/inbox", "/api/v1/inbox/events"])
def test_filters(api, account, path):
    mail = make_event(account)
    issue = make_event(account, provider="github", service="github", type="issue.opened")
    old = make_event(account, status="archived")

    assert ids(api.get(path, {"status": "unread"})) == [issue.public_id, mail.public_id]
    assert ids(api.get(path, {"status": "archived"})) == [old.public_id]
    assert ids(api.get(path, {"provider": "github"})) == [issue.public_id]
    assert ids(api.get(path, {"event_type": "issue.opened"})) == [issue.public_id]
    assert ids(api.get(path, {"type": "email.received", "status": ""})) == [
        old.public_id,
        mail.public_id,
    ]
    assert ids(api.get(path, {"provider": "a\0b"})) == []


@pytest.mark.parametrize("path", ["/api/v1/inbox", "/api/v1/inbox/events"])
def test_a_bad_filter_is_named(api, path):
    response = api.get(path, {"status": "new"})

    assert response.status_code == 400
    assert response.json()["details"]["fields"]["status"]


def test_pages_by_offset(api, account):
    made = [make_event(account).public_id for _ in range(5)][::-1]

    first = api.get("/api/v1/inbox", {"limit": 2})
    last = api.get("/api/v1/inbox", {"limit": 2, "offset": 4})

    assert (ids(first), first.json()["has_more"], first.json()["total"]) == (made[:2], True, 5)
    assert (ids(last), last.json()["has_more"]) == (made[4:], False)


# promise 113
def test_pages_by_cursor_without_skips_or_doubles_while_new_ones_arrive(api, account):
    made = [make_event(account).public_id for _ in range(5)][::-1]

    seen, cursor = [], ""
    while cursor is not None:
        page = api.get("/api/v1/inbox/events", {"limit": 2, "cursor": cursor})
        seen += ids(page)
        cursor = page.json()["next_cursor"]
        make_event(account)

    assert seen == made


# promise 113
@pytest.mark.parametrize("path", ["/api/v1/inbox", "/api/v1/inbox/events"])
def test_events_of_one_moment_are_neither_skipped_nor_doubled(api, account, path):
    """Of several things asked for, one is found by an index and the rest are looked through."""
    at = timezone.now()
    made = [make_event(account, received_at=at).public_id for _ in range(5)][::-1]
    asked = {"limit": 2, "status": "unread", "provider": "google"}

    seen, cursor = [], ""
    while cursor is not None:
        page = api.get(path, {**asked, "cursor": cursor})
        seen += ids(page)
        cursor = page.json()["next_cursor"]
        make_event(account, received_at=at)

    assert seen == made


def test_an_offset_page_says_where_a_cursor_goes_on(api, account):
    made = [make_event(account).public_id for _ in range(4)][::-1]

    page = api.get("/api/v1/inbox", {"limit": 2, "offset": 1})
    rest = api.get("/api/v1/inbox", {"limit": 2, "cursor": page.json()["next_cursor"]})

    assert (ids(page), ids(rest)) == (made[1:3], made[3:])
    assert (page.json()["total"], rest.json()["total"]) == (4, 4)


def test_rare_events_are_looked_for_a_bounded_way_per_page(api, account, monkeypatch):
    monkeypatch.setattr(listing, "SEARCHED", 3)
    rare = make_event(account, service="drive").public_id
    for _ in range(7):
        make_event(account)

    pages, cursor = [], ""
    while cursor is not None:
        page = api.get("/api/v1/inbox/events", {"service": "drive", "cursor": cursor})
        pages.append(ids(page))
        cursor = page.json()["next_cursor"]

    assert pages == [[], [], [rare]]


def test_a_total_is_counted_so_far_and_no_further(api, account, monkeypatch):
    monkeypatch.setattr(listing, "COUNTED_TO", 3)
    for status in ("read", "unread", "unread", "unread", "read"):
        make_event(account, status=status)

    assert api.get("/api/v1/inbox").json()["total"] == 3
    assert api.get("/api/v1/inbox", {"status": "read"}).json()["total"] == 2
    several = api.get("/api/v1/inbox", {"status": "unread", "provider": "google"})
    assert several.json()["total"] == 2


def test_one_account_sees_its_own_and_a_partner_those_of_all(api, partner, account):
    own = make_event(account)
    other = make_event(make_account(partner, "user-2"))
    make_event(make_account(make_partner(), "user-1"))

    assert ids(api.acting_for("user-1").get("/api/v1/inbox")) == [own.public_id]
    assert ids(api.get("/api/v1/inbox")) == [other.public_id, own.public_id]


def test_a_personal_key_sees_its_own_persons(db):
    user = make_user()
    event = make_event(ConnectedAccount.objects.own_of(user))
    make_event(ConnectedAccount.objects.own_of(make_user()))

    listed = Api(make_key(user, "personal")).get("/api/v1/inbox").json()["events"]

    assert [(each["id"], each["account_id"]) for each in listed] == [(event.public_id, None)]


def test_a_key_of_some_accounts_sees_no_others(partner, account):
    make_event(account)
    other = make_account(partner, "user-2")
    event = make_event(other)

    limited = Api(make_key(partner, only_accounts=[str(other.pk)]))

    assert ids(limited.get("/api/v1/inbox")) == [event.public_id]
    assert limited.acting_for("user-1").get("/api/v1/inbox").status_code == 403


def test_a_key_without_a_partner_profile_has_no_accounts(db):
    response = Api(make_key(make_user())).get("/api/v1/inbox")

    assert (response.status_code, response.json()["error_code"]) == (403, "PARTNER_REQUIRED")


def test_a_list_takes_the_same_statements_however_long(api, account, django_assert_num_queries):
    for _ in range(30):
        make_event(account)
    api.get("/api/v1/inbox")

    with django_assert_num_queries(5):
        api.get("/api/v1/inbox", {"limit": 30})
