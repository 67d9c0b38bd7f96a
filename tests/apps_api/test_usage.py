"""Calls of end users in the partner's usage: whose they are, in every place that tells."""

import csv
from io import StringIO

import pytest
import time_machine

from accounts.app_access.end_users import id_of_end_users
from billing.models import UsageRecord
from tests.conftest import Api
from tests.factories import make_app, make_key, make_partner
from tests.pages.conftest import logged_in
from tests.pages.html import Page


@pytest.fixture
def browser(partner):
    return logged_in(partner.user)


def call(as_user, app):
    """Make one call of an end user and return its record."""
    assert as_user("u-1").read("tools").status_code == 200
    return UsageRecord.objects.get(app_id=app.pk)


def test_a_call_is_the_partners_and_names_the_app(as_user, app):
    record = call(as_user, app)

    assert (record.partner_id, record.user_id) == (app.partner_id, app.partner.user_id)
    assert (record.key_id, record.counted) == (id_of_end_users(app.pk), True)


def test_the_request_log_tells_whose_call_it_was(as_user, app, browser):
    record = call(as_user, app)

    listed = Page(browser.get("/settings/requests")).text
    told = Page(browser.get(f"/settings/requests/{record.pk}")).text

    assert "End users of Acme app" in listed
    assert "End users of Acme app" in told
    assert "deleted" not in (listed + told).lower()


def test_the_usage_page_has_a_line_for_them(as_user, app, browser):
    call(as_user, app)

    text = Page(browser.get("/settings/usage")).text

    assert "End users of Acme app" in text
    assert "Deleted key" not in text


def test_the_usage_page_tells_those_of_an_app_that_is_gone_from_a_deleted_key(
    as_user, app, browser
):
    call(as_user, app)
    app_id = app.pk
    app.delete()

    text = Page(browser.get("/settings/usage")).text

    assert f"End users of a deleted app {app_id}" in text
    assert "Deleted key" not in text


def test_the_usage_page_can_be_asked_for_them(as_user, app, app_api, browser):
    call(as_user, app)
    app_api.read("tools")

    page = Page(browser.get("/settings/usage", {"key": id_of_end_users(app.pk)}))

    chosen = [each for each in page.all("option") if "selected" in each]
    assert {"value": str(id_of_end_users(app.pk)), "selected": ""} in [
        {name: value or "" for name, value in each.items()} for each in chosen
    ]
    assert "Calls 1 Succeeded 1" in page.text


def test_the_file_names_them(as_user, app, browser):
    call(as_user, app)

    answer = browser.get("/settings/usage.csv").getvalue().decode()

    [row] = csv.DictReader(StringIO(answer))
    assert (row["key"], row["app id"]) == ("End users of Acme app", app.pk)


def test_the_api_names_them(as_user, app, api):
    record = call(as_user, app)
    named = {"id": str(record.key_id), "name": "End users of Acme app", "masked": None}

    [group] = api.get("/api/v1/usage").json()["data"]["by_key"]
    listed = api.get("/api/v1/usage/records", {"app_id": app.pk}).json()["data"]["records"]

    assert {name: group[name] for name in named} == named
    assert [each["key"] for each in listed] == [named]


def test_end_users_of_an_app_that_is_gone_are_told_from_a_deleted_key(as_user, app, api):
    call(as_user, app)
    app.delete()

    [group] = api.get("/api/v1/usage").json()["data"]["by_key"]

    assert group["name"] == "End users of a deleted app"


def test_apps_are_told_apart(as_user, app, partner):
    other = make_app(partner, name="Another")

    assert id_of_end_users(app.pk) != id_of_end_users(other.pk)


def test_another_partner_sees_nothing_of_them(as_user, app):
    call(as_user, app)
    stranger = make_partner()

    data = Api(make_key(stranger)).get("/api/v1/usage").json()["data"]

    assert "Acme app" not in Page(logged_in(stranger.user).get("/settings/usage")).text
    assert data["by_app"] == []


# --- One end user's part of the minute ---


def test_one_end_user_has_a_part_of_the_minute(as_user, settings):
    settings.APP_END_USER_CALLS = 3
    one, other = as_user("u-1"), as_user("u-2")
    with time_machine.travel("2026-11-22T12:00:10Z", tick=False):
        answers = [one.read("tools", headers={}).status_code for _ in range(5)]
        refused, unharmed = one.read("tools"), other.read("tools")

    assert answers == [200, 200, 200, 429, 429]
    assert refused.json()["error"]["code"] == "INTEGRATIONS_QUOTA_EXCEEDED"
    assert refused.json()["error"]["details"]["limit"] == "end_user"
    assert int(refused["Retry-After"]) <= 61
    assert unharmed.status_code == 200


def test_what_one_end_user_is_refused_uses_up_nothing_of_the_partners(as_user, settings):
    settings.APP_END_USER_CALLS = 1
    one = as_user("u-1")
    first = one.read("tools")

    for _ in range(4):
        last = one.read("tools")

    assert last.status_code == 429
    assert last["X-RateLimit-Remaining"] == first["X-RateLimit-Remaining"]
    assert list(UsageRecord.objects.order_by("pk").values_list("status", "counted")) == [
        (200, True),
        *[(429, False)] * 4,
    ]


def test_an_app_itself_has_the_whole_minute(app_api, settings):
    settings.APP_END_USER_CALLS = 1

    assert [app_api.read("tools").status_code for _ in range(3)] == [200] * 3


def test_the_same_user_id_in_another_app_is_somebody_else(as_user, app, partner, settings):
    from tests.apps_api.conftest import SECRET, AppApi, token_of

    settings.APP_END_USER_CALLS = 1
    other = make_app(partner, jwt_algorithm="HS256")
    other.jwt_secret = SECRET
    other.save()
    as_user("u-1").read("tools")

    assert AppApi(other, token_of("u-1")).read("tools").status_code == 200
