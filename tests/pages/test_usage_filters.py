"""Settings > Usage: what can be asked for, and what happens to what cannot."""

from datetime import timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
import time_machine

from accounts.models import App
from billing.usage.folding import fold_all
from tests.factories import make_account, make_key, make_partner, make_record
from tests.pages.test_every_page import check
from tests.pages.usage import NOW, USAGE, links, page_of, use

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _one_moment():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def rows(partner):
    """Make one call with everything, and two with nothing of it; the last one some days ago."""
    make_key(partner)
    own = {
        "key": partner.user.api_keys.get().pk,
        "account": make_account(partner, "user-1").pk,
        "app": App.objects.create(partner=partner, name="Helpdesk").pk,
    }
    ids = {"key_id": own["key"], "account_id": own["account"], "app_id": own["app"]}
    make_record(partner, ts=NOW, provider="slack", status=404, **ids)
    make_record(partner, ts=NOW, provider="google")
    make_record(partner, ts=NOW - 9 * DAY, account_id=uuid4())
    return own


@pytest.fixture(params=["fresh", "folded"])
def state(request, rows):
    if request.param == "folded":
        fold_all()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, 3),
        ({"provider": "slack"}, 1),
        ({"status": "404"}, 1),
        ({"status": "4xx"}, 1),
        ({"status": "5xx"}, 0),
        ({"account": "user-1"}, 1),
        ({"from": "2026-11-21"}, 2),
        ({"to": "2026-11-20"}, 1),
        ({"from": "2026-11-12", "to": "2026-11-12"}, 1),
        ({"to": "2026-10-31"}, 0),
        ({"provider": "slack", "status": "2xx"}, 0),
    ],
    ids=str,
)
def test_filters_narrow_what_is_shown(partners_browser, state, asked, found):
    page = check(partners_browser.get(f"{USAGE}?{urlencode(asked)}"))

    if found:
        assert f" Calls {found} Succeeded" in page.text
    else:
        assert " Calls 0" not in page.text
        assert [a["href"] for a in page.all("a") if "csv" in a["href"]] == []


def test_a_key_an_app_and_a_deleted_account_can_be_asked_for(partner, partners_browser, rows):
    deleted = uuid4()
    make_record(partner, ts=NOW, account_id=deleted)

    for name, value in (("key", rows["key"]), ("app", rows["app"]), ("account", deleted)):
        assert " Calls 1 Succeeded" in page_of(partners_browser, f"?{name}={value}").text


def test_what_was_asked_for_stands_in_the_form_and_in_every_link(partners_browser, rows):
    page = page_of(
        partners_browser, f"?from=2026-11-20&key={rows['key']}&status=404&account=user-1"
    )

    same = f"key={rows['key']}&account=user-1&status=404"
    assert [page.value(name) for name in ("from", "to", "account")] == [
        "2026-11-20",
        "2026-11-21",
        "user-1",
    ]
    chosen = [o["value"] for o in page.all("option") if "selected" in o and o["value"]]
    assert chosen == [str(rows["key"]), "404"]
    assert links(page, USAGE + "?")[:3] == [
        f"{USAGE}?from=2026-11-01&to=2026-11-21&{same}",
        f"{USAGE}?from=2026-11-15&to=2026-11-21&{same}",
        f"{USAGE}?from=2026-10-23&to=2026-11-21&{same}",
    ]
    assert f"{USAGE}?from=2026-11-20&to=2026-11-21" in links(page, USAGE)  # clear filters
    assert links(page, "/settings/requests?") != []
    assert all(
        link.endswith(same) or f"&{same}" in link for link in links(page, "/settings/requests?")
    )


@pytest.mark.parametrize(
    ("query", "name", "said"),
    [
        ("from=yesterday", "from", "“yesterday” is no day. Write the day like 2026-11-30."),
        ("to=2026-02-30", "to", "“2026-02-30” is no day. Write the day like 2026-11-30."),
        ("from=2026-11-05&to=2026-11-04", "to", "The last day is before the first."),
        ("from=2025-01-01", "from", "Ask for at most 400 days; these are 690."),
        ("from=2026-11-22&to=2026-11-23", "from", "Still to come: today is 21 Nov 2026 (UTC)."),
        ("from=0001-01-01&to=0001-01-02", "from", "There are no calls from before 1 Jan 2020."),
        ("from=9999-12-31&to=9999-12-31", "from", "Still to come: today is 21 Nov 2026 (UTC)."),
        ("provider=nope", "provider", "There is no provider “nope”."),
        ("key=1", "key", "This is not the id of a key."),
        ("status=teapot", "status", "Choose a status such as 404, or a class such as 4xx."),
        ("status=9xx", "status", "Choose a status such as 404, or a class such as 4xx."),
        ("account=a%00b", "account", "Null characters are not allowed."),
        ("account=" + "x" * 256, "account", "Ensure this value has at most 255 characters"),
        ("app=" + "x" * 41, "app", "Ensure this value has at most 40 characters"),
    ],
)
def test_what_cannot_be_asked_is_named_and_everything_is_shown(
    partners_browser, rows, query, name, said
):
    page = check(partners_browser.get(f"{USAGE}?provider=slack&{query}"))

    fields = page.all("input") + page.all("select")
    assert [f["name"] for f in fields if f.get("aria-invalid")] == [name]
    assert said in page.text
    assert "Not every filter can be used, as said below." in page.text
    assert "Calls from 1 Nov 2026 to 21 Nov 2026" in page.text
    assert " Calls 3 Succeeded" in page.text


def test_ids_of_others_find_nothing(partners_browser, rows):
    other = make_partner()
    make_key(other)
    key, account = other.user.api_keys.get(), make_account(other, "theirs")
    app = App.objects.create(partner=other, name="Theirs")
    use(other, 5, key_id=key.pk, account_id=account.pk, app_id=app.pk)
    for folded in (False, True):
        if folded:
            fold_all()
        for query in (
            f"key={key.pk}",
            "account=theirs",
            f"account={account.pk}",
            f"app={app.pk}",
            f"key={uuid4()}",
            "account=nobody",
        ):
            page = page_of(partners_browser, f"?{query}")

            assert "No call matches these filters" in page.text
            assert key.masked not in page.text
            assert "Budget of" not in page.text


def test_a_filter_that_finds_nothing_offers_to_be_cleared(partner, partners_browser):
    use(partner, 1)

    page = page_of(partners_browser, "?provider=slack")

    assert "No call matches these filters" in page.text
    cleared = f"{USAGE}?from=2026-11-01&to=2026-11-21"
    assert links(page, cleared).count(cleared) == 2


def test_days_without_calls_are_not_called_the_first(partner, partners_browser):
    use(partner, 1)

    page = page_of(partners_browser, "?from=2026-10-01&to=2026-10-31")

    assert "No calls on these days" in page.text
    assert "No calls yet" not in page.text
