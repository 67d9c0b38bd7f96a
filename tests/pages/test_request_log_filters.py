"""Settings > Request log: what can be asked for."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest

from billing.pages.own import Own
from billing.pages.requests.form import RequestLogForm, errors
from tests.factories import make_account, make_key, make_partner, make_record, make_user
from tests.pages.conftest import logged_in
from tests.pages.test_request_log import LOG, ids, shown


def moment(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("query", "fits", "does_not"),
    [
        ("status=404", {"status": 404}, {"status": 400}),
        ("status=4xx", {"status": 499}, {"status": 500}),
        ("provider=github", {"provider": "github"}, {"provider": "slack"}),
        ("path=accounts", {"route": "/api/v1/accounts/<str:pk>"}, {"route": "/api/v1/me"}),
        ("path={pk}", {"route": "/api/v1/accounts/<str:pk>"}, {"route": "/api/v1/accounts"}),
        ("path={f%2B}", {"route": "/api/v1/x/<path:f>"}, {"route": "/api/v1/x/<str:f>"}),
        ("method=PUT", {"method": "PUT"}, {"method": "GET"}),
        ("request_id=req_1", {"request_id": "req_1"}, {"request_id": "req_12"}),
        ("app=app_1", {"app_id": "app_1"}, {"app_id": "app_2"}),
        ("error=NOT_FOUND", {"error_code": "NOT_FOUND"}, {"error_code": "ACCOUNT_NOT_FOUND"}),
        (
            "error=RATE_LIMITED.day",
            {"error_code": "RATE_LIMITED", "error_limit": "day"},
            {"error_code": "RATE_LIMITED", "error_limit": "minute"},
        ),
        ("from=2026-03-02", {"ts": moment(2026, 3, 2)}, {"ts": moment(2026, 3, 1, 23, 59, 59)}),
        ("to=2026-03-02", {"ts": moment(2026, 3, 2, 23, 59, 59)}, {"ts": moment(2026, 3, 3)}),
        ("status=&provider=&from=%20", {}, None),
    ],
)
def test_only_what_is_asked_for_is_listed(partners_browser, partner, query, fits, does_not):
    made = make_record(partner, **fits)
    if does_not is not None:
        make_record(partner, **does_not)

    assert ids(shown(partners_browser, f"?{query}")) == [made.pk]


def test_a_key_is_chosen_by_name(partners_browser, partner):
    make_key(partner)
    key = partner.user.api_keys.get()
    made = make_record(partner, key_id=key.pk)
    make_record(partner)

    page = shown(partners_browser, f"?key={key.pk}")

    assert ids(page) == [made.pk]
    assert {"value": str(key.pk), "selected": None} in page.all("option")
    assert str(key) in page.text


def test_an_account_is_asked_for_by_the_partners_own_id(partners_browser, partner, account):
    made = make_record(partner, account_id=account.pk)
    make_record(partner, account_id=make_account(partner, "user-12").pk)

    assert ids(shown(partners_browser, "?account=user-123")) == [made.pk]


def test_a_deleted_account_is_asked_for_by_the_id_it_had(partners_browser, partner):
    made = make_record(partner, account_id=uuid4())

    assert ids(shown(partners_browser, f"?account={made.account_id}")) == [made.pk]


@pytest.mark.parametrize("name", ["key", "account", "app", "error"])
def test_what_nobody_knows_finds_nothing(partners_browser, partner, name):
    make_record(partner)
    value = uuid4() if name == "key" else "unknown"

    page = shown(partners_browser, f"?{name}={value}")

    assert "No call matches these filters" in page.text
    assert ids(page) == []
    assert LOG in [a["href"] for a in page.all("a") if a.get("class") == "button second"]


def test_keys_and_accounts_of_others_find_what_unknown_ones_find(partners_browser, partner):
    other = make_partner()
    make_key(other)
    key, theirs = other.user.api_keys.get(), make_account(other, "user-of-theirs")
    make_record(partner)
    make_record(other, key_id=key.pk, account_id=theirs.pk)

    for asked in (f"key={key.pk}", "account=user-of-theirs", f"account={theirs.pk}"):
        page = shown(partners_browser, f"?{asked}")
        assert "No call matches these filters" in page.text
        assert key.masked not in page.text


@pytest.mark.parametrize(
    ("query", "name", "sentence"),
    [
        ("status=abc", "status", "Write a status such as 404, or a class such as 4xx."),
        ("status=6xx", "status", "Write a status such as 404, or a class such as 4xx."),
        ("from=yesterday", "from", "“yesterday” is no day. Write the day like 2026-11-30."),
        ("to=9999-12-31", "to", "Ensure this value is less than or equal to 2999-12-31."),
        ("from=0001-01-01", "from", "There are no calls of that time."),
        ("from=2026-03-02&to=2026-03-01", "to", "The last day is before the first."),
        ("provider=yahoo", "provider", "There is no provider “yahoo”."),
        ("key=7", "key", "This is not the id of a key."),
        ("method=TRACE", "method", "There is no method “TRACE” here."),
        ("path=%00", "path", "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_listed(
    partners_browser, partner, query, name, sentence
):
    make_record(partner)

    page = shown(partners_browser, f"?{query}")

    assert sentence in page.text
    assert ids(page) == []
    assert "so no calls are listed" in page.text
    wrong = [f for f in page.all("input") + page.all("select") if f.get("aria-invalid")]
    assert [field["name"] for field in wrong] == [name]
    assert f"#id_{name}" in [a["href"] for a in page.all("a")]


def test_what_was_asked_for_stays_in_the_form(partners_browser, partner):
    make_record(partner)

    page = shown(partners_browser, "?path=gmail&status=4xx&account=user-9&from=2026-03-01")

    asked = {name: page.value(name) for name in ("path", "status", "account", "from")}
    assert asked == {"path": "gmail", "status": "4xx", "account": "user-9", "from": "2026-03-01"}
    assert page.all("details") == [{"class": "more", "open": None}]


def test_filters_that_are_seldom_used_are_folded_away(partners_browser, partner):
    make_record(partner)

    assert {"class": "more"} in shown(partners_browser, "?status=200").all("details")


def test_whoever_has_no_apps_is_not_asked_for_one(partners_browser, partner):
    make_record(partner)
    assert "app" not in [field["name"] for field in shown(partners_browser).all("select")]

    partner.apps.create(name="Helpdesk")

    page = shown(partners_browser)
    assert "app" in [field["name"] for field in page.all("select")]
    assert "Helpdesk" in page.text


def test_every_error_can_be_chosen():
    form = RequestLogForm({}, Own({}, {}, None))

    offered = [value for value, _ in form.fields["error"].widget.choices]

    assert offered == ["", *errors()]
    assert {"NOT_FOUND", "RATE_LIMITED", "RATE_LIMITED.spend_cap"} < set(offered)


def test_the_log_is_for_those_who_are_logged_in(client, db):
    response = client.get(f"{LOG}?status=404")

    assert response.status_code == 302
    assert response["Location"].startswith("/accounts/login/")


def test_the_log_is_kept_by_nobody(db):
    response = logged_in(make_user()).get(LOG)

    assert "no-store" in response["Cache-Control"]
