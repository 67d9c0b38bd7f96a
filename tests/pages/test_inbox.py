"""Settings > Inbox: the list, one event, and marking."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import ConnectedAccount
from inbox import listing
from inbox.models import InboxEvent
from inbox.pages import list as list_page
from tests.factories import make_account, make_event, make_integration, make_partner
from tests.pages.html import Page
from tests.pages.test_every_page import check

INBOX = "/settings/inbox"
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
HOSTILE = "<script>alert(1)</script> {{ 7 }} \u202eevil"


def titles(browser, query=""):
    """Return the titles of the events on a page, in order."""
    page = Page(browser.get(f"{INBOX}{query}"))
    buttons = [b["aria-label"] for b in page.all("button") if "aria-label" in b]
    return [words.partition(": ")[2] for words in buttons if words.startswith(("Arch", "Back"))]


def status_of(event):
    return InboxEvent.objects.get(pk=event.pk).status


def next_of(browser, query="", rel="next"):
    links = [a for a in Page(browser.get(f"{INBOX}{query}")).all("a") if a.get("rel") == rel]
    return links[0]["href"].removeprefix(INBOX) if links else None


@pytest.fixture
def account(partner):
    return make_account(partner, "user-7")


def test_an_empty_inbox_says_what_will_be_here_and_leads_to_the_feeds(browser):
    page = check(browser.get(INBOX))

    assert "Nothing has come in yet" in page.text
    assert f"{INBOX}/feeds" in [a.get("href") for a in page.all("a")]
    assert not [form for form in page.all("form") if form.get("role") == "search"]


def test_events_of_all_accounts_are_listed_newest_first(partners_browser, partner, account):
    make_event(account, summary="Old", received_at=NOON)
    make_event(make_account(partner, "user-8"), summary="New", provider="github", status="read")
    make_event(make_account(make_partner(), "theirs"), summary="Theirs")
    make_event(ConnectedAccount.objects.own_of(partner.user), summary="Own")

    page = check(partners_browser.get(INBOX))

    assert titles(partners_browser) == ["New", "Old"]
    assert "New GitHub · email.received user-8 read" in page.text
    assert "theirs" not in page.text.lower()


def test_a_person_without_a_profile_sees_what_came_to_themselves(browser, user):
    make_event(ConnectedAccount.objects.own_of(user), summary="Mine")
    make_event(make_account(make_partner()), summary="Theirs")

    page = check(browser.get(INBOX))

    assert titles(browser) == ["Mine"]
    assert not [f for f in page.all("input") if f.get("name") == "account"]


def test_filters_are_in_the_address(partners_browser, partner, account):
    make_event(account, summary="Mail")
    make_event(account, summary="Issue", provider="github", type="issue.opened", status="read")
    make_event(make_account(partner, "user-8"), summary="Other")
    make_event(account, summary="Long ago", received_at=NOON)

    day = NOON.date().isoformat()
    assert titles(partners_browser, "?status=read") == ["Issue"]
    assert titles(partners_browser, "?provider=github") == ["Issue"]
    assert titles(partners_browser, "?type=issue.opened&status=unread") == []
    assert titles(partners_browser, "?account=user-8") == ["Other"]
    assert titles(partners_browser, "?account=nobody") == []
    assert titles(partners_browser, f"?from={day}&to={day}") == ["Long ago"]
    assert titles(partners_browser, f"?account=user-7&to={day}") == ["Long ago"]


@pytest.mark.parametrize(
    "query",
    [
        "?status=new",
        "?provider=nobody",
        "?from=never",
        "?from=2026-02-02&to=2026-02-01",
        "?account=%00",
    ],
)
def test_what_cannot_be_asked_is_named_and_nothing_is_listed(partners_browser, account, query):
    make_event(account)

    page = check(partners_browser.get(f"{INBOX}{query}"))

    assert [field for field in page.all("input") + page.all("select") if field.get("aria-invalid")]
    assert titles(partners_browser, query) == []


def test_none_that_match_offers_to_clear_the_filters(partners_browser, account):
    make_event(account)

    page = check(partners_browser.get(f"{INBOX}?status=archived"))

    assert "No event matches these filters" in page.text


# promise 113
def test_pages_go_older_and_back_while_new_ones_arrive(partners_browser, account, monkeypatch):
    monkeypatch.setattr(list_page, "PAGE", 2)
    for number in range(5):
        make_event(account, summary=f"e{number}")

    seen, query = [], ""
    while query is not None:
        seen += titles(partners_browser, query)
        last, query = query, next_of(partners_browser, query)
        make_event(account, summary="new")

    assert seen == ["e4", "e3", "e2", "e1", "e0"]
    assert titles(partners_browser, next_of(partners_browser, last, "prev")) == ["e2", "e1"]


def test_an_altered_address_shows_the_newest(partners_browser, account):
    make_event(account)

    page = check(partners_browser.get(f"{INBOX}?cursor=x"))

    assert "not one we gave" in page.text
    assert len(titles(partners_browser, "?cursor=x")) == 1


def test_rare_events_are_looked_for_page_by_page(partners_browser, account, monkeypatch):
    monkeypatch.setattr(listing, "SEARCHED", 2)
    make_event(account, summary="Rare", status="read")
    for _ in range(3):
        make_event(account)

    page = check(partners_browser.get(f"{INBOX}?provider=google&status=read"))

    assert "Nothing so far" in page.text
    further = next(a["href"] for a in page.all("a") if "cursor=" in a.get("href", ""))
    assert titles(partners_browser, further.removeprefix(INBOX)) == ["Rare"]


def test_a_list_takes_as_many_statements_however_long(
    partners_browser, partner, account, django_assert_max_num_queries
):
    make_event(account)
    partners_browser.get(INBOX)
    with django_assert_max_num_queries(30) as one:
        partners_browser.get(INBOX)
    for number in range(20):
        make_event(make_account(partner, f"u{number}"))

    with django_assert_max_num_queries(30) as many:
        partners_browser.get(INBOX)

    assert len(many) <= len(one)


def test_one_event_with_its_payload_as_text(partners_browser, account):
    make_integration(account, "google", provider_user_email="ada@example.com")
    event = make_event(account, summary=HOSTILE, payload={"subject": HOSTILE, "n": [1]})

    response = partners_browser.get(f"{INBOX}/{event.public_id}")

    page = check(response)
    assert "<script>alert" not in response.content.decode()
    assert '"subject": "<script>alert(1)</script>' in page.text
    assert "active as ada@example.com" in page.text
    assert f"/settings/accounts/{account.pk}" in [a.get("href") for a in page.all("a")]


def test_looking_at_an_event_leaves_it_unread(partners_browser, account):
    event = make_event(account)

    check(partners_browser.get(f"{INBOX}/{event.public_id}"))

    assert status_of(event) == "unread"


@pytest.mark.parametrize("path", ["", "/mark"])
def test_another_partners_event_is_not_found(partners_browser, path):
    event = make_event(make_account(make_partner()))

    assert partners_browser.get(f"{INBOX}/{event.public_id}{path}").status_code == 404
    marked = partners_browser.post(f"{INBOX}/{event.public_id}/mark", {"status": "read"})
    assert (marked.status_code, status_of(event)) == (404, "unread")


@pytest.mark.parametrize(
    ("status", "said"),
    [("read", "Marked as read"), ("archived", "Archived"), ("unread", "Marked as unread")],
)
def test_marking_one_and_going_back_to_the_same_list(partners_browser, account, status, said):
    event = make_event(account, summary="Launch")
    back = f"{INBOX}?provider=google"

    answer = partners_browser.post(
        f"{INBOX}/{event.public_id}/mark", {"status": status, "back": back}
    )

    assert (answer.status_code, answer["Location"]) == (302, back)
    assert f"{said}: Launch" in Page(partners_browser.get(back)).text
    assert status_of(event) == status


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/\\evil.example", ""])
def test_the_way_back_stays_here(partners_browser, account, back):
    event = make_event(account)

    answer = partners_browser.post(
        f"{INBOX}/{event.public_id}/mark", {"status": "read", "back": back}
    )

    assert answer["Location"] == INBOX


def test_a_status_that_is_none_marks_nothing(partners_browser, account):
    event = make_event(account, status="read")

    partners_browser.post(f"{INBOX}/{event.public_id}/mark", {"status": "burnt"})

    assert status_of(event) == "read"


def test_a_suspended_partner_marks_nothing(partners_browser, partner, account):
    event = make_event(account)
    partner.suspended_at = timezone.now()
    partner.status = "suspended"
    partner.save()

    answer = partners_browser.post(f"{INBOX}/{event.public_id}/mark", {"status": "read"})

    assert (answer["Location"], status_of(event)) == (INBOX, "unread")
    assert "can be looked at, and not changed" in check(partners_browser.get(INBOX)).text


def test_marking_needs_the_token_of_the_form(partner, account):
    event = make_event(account)
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(partner.user)

    answer = careful.post(f"{INBOX}/{event.public_id}/mark", {"status": "read"})

    assert (answer.status_code, status_of(event)) == (403, "unread")


def test_archiving_all_that_match_asks_first_and_spares_what_comes_in_meanwhile(
    partners_browser, account
):
    mails = [make_event(account) for _ in range(2)]
    issue = make_event(account, provider="github")

    page = check(partners_browser.get(f"{INBOX}/archive?provider=google"))
    until = next(i["value"] for i in page.all("input") if i.get("name") == "until")
    later = make_event(account)
    answer = partners_browser.post(f"{INBOX}/archive?provider=google", {"until": until})

    assert "Archive 2 events?" in page.text
    assert "Provider google" in page.text
    assert answer["Location"] == f"{INBOX}?provider=google"
    assert "2 events archived" in Page(partners_browser.get(INBOX)).text
    assert [status_of(mail) for mail in mails] == ["archived", "archived"]
    assert (status_of(issue), status_of(later)) == ("unread", "unread")


@pytest.mark.parametrize(
    "until",
    [
        "",
        "yesterday",
        "2026-13-01T00:00:00Z",
        "2026-01-01T00:00:00",
        "9999-12-31T23:59:59-23:59",
    ],
)
def test_archiving_without_a_moment_archives_nothing(partners_browser, account, until):
    event = make_event(account, received_at=NOON - timedelta(days=999))

    partners_browser.post(f"{INBOX}/archive", {"until": until})

    assert status_of(event) == "unread"


def test_archiving_with_a_wrong_filter_archives_nothing(partners_browser, account):
    event = make_event(account)

    partners_browser.post(f"{INBOX}/archive?status=new", {"until": timezone.now().isoformat()})

    assert status_of(event) == "unread"


def test_one_press_archives_so_many_and_says_so(partners_browser, account, monkeypatch):
    monkeypatch.setattr("inbox.pages.archive.AT_ONCE", 2)
    monkeypatch.setattr("inbox.moving.BATCH", 1)
    for _ in range(3):
        make_event(account)

    partners_browser.post(f"{INBOX}/archive", {"until": timezone.now().isoformat()})

    assert "2 events archived. There may be more" in Page(partners_browser.get(INBOX)).text
    assert InboxEvent.objects.filter(status="archived").count() == 2
