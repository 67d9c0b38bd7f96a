"""Settings > Apps > one app > Connections: by user, toolkit and status, page by page."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from accounts.models import ConnectedAccount, Event, Partner
from integrations import browsing
from integrations.models import Integration
from integrations.pages.apps import connections
from tests.factories import make_account, make_integration, make_partner
from tests.pages.apps import api_of, app, page_of
from tests.pages.test_every_page import check

__all__ = ["app"]

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MAIL = {"enabled": ["gmail.read"]}
BOTH = {"enabled": ["gmail.read", "calendar.read"]}


@pytest.fixture
def five(partner):
    """Five users, each with GitHub."""
    made = [make_account(partner, f"user-{n}") for n in range(5)]
    for number, account in enumerate(made):
        moment = NOON + timedelta(minutes=number)
        ConnectedAccount.objects.filter(pk=account.pk).update(created_at=moment)
        make_integration(account, "github")
    return made


def look(browser, app, **query):
    return check(browser.get(page_of(app, "connections"), query))


def listed(page):
    """Return what can be disconnected, as the links say it."""
    links = [a.get("aria-label", "") for a in page.all("a")]
    return [each.removeprefix("Disconnect ") for each in links if each.startswith("Disconnect ")]


def beside(page, rel):
    """Return the query that leads to a page beside this one."""
    [link] = [a["href"] for a in page.all("a") if a.get("rel") == rel]
    return dict(part.split("=") for part in urlsplit(link).query.split("&"))


def test_connections_are_listed_with_what_one_looks_for(partners_browser, partner, app):
    make_integration(make_account(partner, "user-1"), "google", last_used_at=NOON, **BOTH)
    make_integration(make_account(make_partner(), "theirs"))

    page = look(partners_browser, app)

    assert listed(page) == ["Gmail of user-1", "Google Calendar of user-1"]
    assert "user-1 Gmail active just now" in page.text
    assert "theirs" not in page.text


def test_every_status_has_the_word_of_the_api(partners_browser, partner, app):
    for status in ("active", "expired", "revoked"):
        make_integration(make_account(partner, f"u-{status}"), "github", status=status)
    Integration.objects.create(account=make_account(partner, "u-pending"), provider="github")

    page = look(partners_browser, app)

    told = api_of(app).read("connections").json()["connections"]
    assert sorted(each["status"] for each in told) == ["active", "expired", "inactive"]
    for each in told:
        assert f"{each['app_user_id']} GitHub {each['status']}" in page.text
    assert "u-pending" not in page.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"user": "user-3"}, ["GitHub of user-3"]),
        ({"user": "USER-3"}, []),
        ({"toolkit": "gmail"}, ["Gmail of mail"]),
        ({"toolkit": "google-calendar"}, []),
        ({"status": "expired"}, ["GitHub of over"]),
        ({"status": "expired", "toolkit": "gmail"}, []),
        ({"user": "o", "status": "expired"}, ["GitHub of over"]),
    ],
)
def test_filters_narrow_the_list(partners_browser, partner, app, five, query, found):
    make_integration(make_account(partner, "mail"), "google", **MAIL)
    make_integration(make_account(partner, "over"), "github", status="expired")

    page = look(partners_browser, app, **query)

    assert listed(page) == found
    assert ("No connection matches these filters" in page.text) == (not found)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"toolkit": "nothing"}, "There is no toolkit “nothing”."),
        ({"status": "odd"}, "There is no status “odd”."),
        ({"user": "a\0b"}, "Null characters are not allowed."),
    ],
)
def test_a_filter_that_cannot_be_is_said(partners_browser, app, five, query, said):
    assert said in look(partners_browser, app, **query).text


def test_pages_lead_on_and_back(partners_browser, app, five, monkeypatch):
    monkeypatch.setattr(connections, "PAGE", 2)
    first = look(partners_browser, app)
    second = look(partners_browser, app, **beside(first, "next"))
    third = look(partners_browser, app, **beside(second, "next"))
    back = look(partners_browser, app, **beside(third, "prev"))

    assert [listed(each) for each in (first, second, third, back)] == [
        ["GitHub of user-4", "GitHub of user-3"],
        ["GitHub of user-2", "GitHub of user-1"],
        ["GitHub of user-0"],
        ["GitHub of user-2", "GitHub of user-1"],
    ]


def test_an_address_that_was_altered_shows_the_newest_and_says_so(partners_browser, app, five):
    page = look(partners_browser, app, cursor="nonsense")

    assert "The address of that page is not one we gave." in page.text
    assert len(listed(page)) == 5


def test_a_long_list_is_looked_through_a_part_at_a_time(
    partners_browser, partner, app, five, monkeypatch
):
    monkeypatch.setattr(browsing, "SEARCHED", 2)
    monkeypatch.setattr(browsing, "RARE", 0)
    Integration.objects.exclude(account=five[0]).delete()

    first = look(partners_browser, app)
    second = check(partners_browser.get(further_back(first)))
    third = check(partners_browser.get(further_back(second)))

    assert "Nothing so far" in first.text
    assert [listed(each) for each in (first, second, third)] == [[], [], ["GitHub of user-0"]]


def test_without_connections_the_page_says_how_one_is_made(partners_browser, app):
    page = look(partners_browser, app)

    assert "Nobody is connected yet" in page.text
    assert f"curl http://testserver/v1/{app.pk}/integrations/connect -H" in page.text


def test_more_users_take_no_more_statements(
    partners_browser, partner, app, django_assert_num_queries
):
    make_integration(make_account(partner, "first"))
    look(partners_browser, app)

    for number in range(3):
        with django_assert_num_queries(9):
            look(partners_browser, app)
        make_integration(make_account(partner, f"user-{number}"))


def further_back(page):
    """Return where an empty page leads on to."""
    [onward] = [a["href"] for a in page.all("a") if "cursor=" in a["href"] and "rel" not in a]
    return onward


def connection_page(page, name):
    [link] = [a["href"] for a in page.all("a") if a.get("aria-label") == f"Disconnect {name}"]
    return link


def test_a_toolkit_is_disconnected_and_the_others_stay(partners_browser, partner, app):
    integration = make_integration(make_account(partner, "user-1"), "google", **BOTH)
    path = connection_page(look(partners_browser, app), "Gmail of user-1")
    asked = check(partners_browser.get(path)).text
    assert "Other toolkits of Google Workspace stay connected" in asked

    page = check(partners_browser.post(path, follow=True))

    assert "Gmail of user-1 disconnected" in page.text
    assert listed(page) == ["Google Calendar of user-1"]
    integration.refresh_from_db()
    assert integration.status == "active"
    assert partners_browser.post(path).status_code == 404


def test_the_last_toolkit_ends_the_connection_with_its_tokens(
    partners_browser, partner, app, upstream
):
    make_integration(make_account(partner, "user-1"), "linear")
    upstream.post("https://api.linear.app/oauth/revoke")
    path = connection_page(look(partners_browser, app), "Linear of user-1")
    assert "The tokens are destroyed" in check(partners_browser.get(path)).text

    partners_browser.post(path)

    assert Integration.objects.count() == 0
    event = Event.objects.get()
    assert (event.type, event.actor) == ("integration.disconnected", "user")


# promise 78
def test_a_suspended_partner_disconnects_nothing(partners_browser, partner, app, five):
    path = connection_page(look(partners_browser, app), "GitHub of user-1")
    Partner.objects.update(status="suspended")

    response = partners_browser.post(path)

    assert (response.status_code, Integration.objects.count()) == (302, 5)
    assert listed(look(partners_browser, app)) == []


@pytest.mark.parametrize("external_id", ["<script>alert(1)</script>", "a/b?c=d&e=#f%00", "x" * 255])
def test_a_hostile_user_id_is_text(partners_browser, partner, app, external_id):
    make_integration(make_account(partner, external_id))

    page = look(partners_browser, app)

    assert external_id in page.text
    check(partners_browser.get(connection_page(page, f"GitHub of {external_id}")))
