"""Settings > Apps: the list, one app, and its life."""

from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.app_access.end_users import id_of_end_users
from accounts.app_setup import life
from accounts.models import ApiKey, App, Event, Partner
from connect.models import ConnectSession
from integrations.models import Integration, ToolkitConfig
from integrations.own_credentials import client_of_app
from providers.oauth_apps import ClientCredentials
from providers.registry import find
from tests.factories import (
    make_account,
    make_app,
    make_app_key,
    make_integration,
    make_partner,
    make_record,
)
from tests.pages.apps import APPS, api_of, app, deeds, last_deed, page_of
from tests.pages.conftest import PASSWORD, logged_in, logged_in_ago
from tests.pages.html import Page
from tests.pages.test_every_page import check

__all__ = ["app"]

READ = ("", "name", "origins", "disable", "enable", "delete", "keys/new", "tokens", "toolkits")
READ += ("toolkits/gmail", "toolkits/gmail/off", "connections")
WRITTEN = ("name", "origins", "disable", "enable", "delete", "keys/new", "tokens", "tokens/check")
WRITTEN += ("toolkits/gmail", "toolkits/gmail/off")
OF_KEYS = ("keys/new", "tokens/check")  # open to a suspended partner


def path_of(app_id, rest):
    return f"{APPS}/{app_id}/{rest}".rstrip("/")


def test_an_app_is_listed_with_its_keys_toolkits_and_calls(partners_browser, partner, app):
    make_app_key(app)
    make_app_key(app, revoked_at=timezone.now())
    make_app_key(app, expires_at=timezone.now())
    ToolkitConfig.objects.create(app=app, toolkit="gmail")
    ToolkitConfig.objects.create(app=app, toolkit="slack")
    ToolkitConfig.objects.create(app=app, toolkit="github", is_enabled=False)
    make_record(partner, key_id=ApiKey.objects.first().pk, app_id=app.pk)
    make_record(partner, key_id=id_of_end_users(app.pk), app_id=app.pk)
    make_record(partner)
    make_app(make_partner(), name="Theirs")

    page = check(partners_browser.get(APPS))

    assert f"Web shop {app.pk} active 1 2 2 just now" in page.text
    assert "Theirs" not in page.text
    assert f"/settings/requests?app={app.pk}" in [a["href"] for a in page.all("a")]


def test_many_apps_take_no_more_statements(partners_browser, partner, django_assert_num_queries):
    make_app(partner)
    partners_browser.get(APPS)

    def statements():
        with django_assert_num_queries(9) as found:
            partners_browser.get(APPS)
        return len(found)

    first = statements()
    for _ in range(5):
        make_app_key(make_app(partner))

    assert statements() == first


def test_without_apps_the_page_says_what_one_is_for_with_a_call(partners_browser):
    page = check(partners_browser.get(APPS))

    assert "No apps yet" in page.text
    assert "/integrations/available -H" in page.text
    assert f"{APPS}/new" in [a["href"] for a in page.all("a")]


def test_whoever_is_no_partner_is_told_where_to_become_one(browser):
    page = check(browser.get(APPS))

    assert "With a partner profile you can make apps here." in page.text
    assert "/settings/partner" in [a["href"] for a in page.all("a")]


def test_an_app_is_made_and_noted(partners_browser, partner):
    response = partners_browser.post(f"{APPS}/new", {"name": " Web shop "}, follow=True)

    [made] = partner.apps.all()
    assert response.redirect_chain == [(page_of(made), 302)]
    page = check(response)
    assert "App created." in page.text
    assert f"http://testserver/v1/{made.pk}/integrations" in page.text
    assert (made.name, made.status) == ("Web shop", "active")
    assert deeds() == [("app.created", "user", made.pk)]


@pytest.mark.parametrize("name", ["", "  ", "x" * 256, "a\0b", "a\tb"])
def test_a_name_that_cannot_be_is_said_at_the_field(partners_browser, name):
    page = check(partners_browser.post(f"{APPS}/new", {"name": name}))

    [field] = [each for each in page.all("input") if each.get("name") == "name"]
    assert "aria-invalid" in field
    assert App.objects.count() == Event.objects.count() == 0


def test_one_app_too_many_is_refused_in_words(partners_browser, monkeypatch):
    monkeypatch.setattr(life, "MOST_APPS", 0)

    page = check(partners_browser.post(f"{APPS}/new", {"name": "Another"}))

    assert "You have 0 apps, and that is as many as there may be" in page.text
    assert page.value("name") == "Another"


def test_an_app_is_renamed(partners_browser, app):
    response = partners_browser.post(page_of(app, "name"), {"name": "Till"}, follow=True)

    assert "App renamed" in check(response).text
    app.refresh_from_db()
    assert app.name == "Till"
    assert last_deed() == ("app.renamed", {"name": "Till", "was": {"name": "Web shop"}})


def test_origins_are_saved_as_browsers_send_them(partners_browser, app):
    lines = "HTTPS://Shop.example:443/\r\n\r\nhttp://localhost:3000"

    partners_browser.post(page_of(app, "origins"), {"allowed_origins": lines})

    app.refresh_from_db()
    assert app.allowed_origins == ["https://shop.example", "http://localhost:3000"]
    page = check(partners_browser.get(page_of(app, "origins")))
    assert "https://shop.example http://localhost:3000" in page.text


def test_a_wrong_origin_is_named_and_nothing_lost(partners_browser, app):
    lines = "https://shop.example\nhttp://shop.example"

    page = check(partners_browser.post(page_of(app, "origins"), {"allowed_origins": lines}))

    assert "“http://shop.example” must be https" in page.text
    assert "https://shop.example http://shop.example" in page.text
    app.refresh_from_db()
    assert app.allowed_origins == []


@pytest.mark.parametrize("line", ["localhost:3000", "shop.example", "//shop.example", "*"])
def test_an_origin_without_a_scheme_is_told_to_begin_with_one(partners_browser, app, line):
    page = check(partners_browser.post(page_of(app, "origins"), {"allowed_origins": line}))

    assert f"“{line}” must begin with https://, as in https://app.example" in page.text


def test_an_app_is_disabled_and_enabled_with_effect_at_once(partners_browser, app):
    api = api_of(app)
    asked = check(partners_browser.get(page_of(app, "disable"))).text
    assert "Every call with its keys and its end users’ tokens answers 403" in asked

    said = check(partners_browser.post(page_of(app, "disable"), follow=True)).text

    assert "App disabled" in said
    assert "This app is disabled" in said
    assert api.read("config").status_code == 403
    partners_browser.post(page_of(app, "disable"))
    partners_browser.post(page_of(app, "enable"))
    assert api.read("config").status_code == 200
    assert deeds() == [("app.disabled", "user", app.pk), ("app.enabled", "user", app.pk)]


def test_deleting_names_what_goes_and_takes_it(partners_browser, partner, app):
    api = api_of(app)
    ToolkitConfig.objects.create(app=app, toolkit="gmail")
    make_integration(make_account(partner))
    asked = check(partners_browser.get(page_of(app, "delete"))).text
    assert "1 working key, the settings of 1 toolkit and whatever OAuth credentials" in asked

    said = check(partners_browser.post(page_of(app, "delete"), follow=True)).text

    assert "App “Web shop” deleted" in said
    assert api.read("config").status_code == 401
    assert (App.objects.count(), partner.accounts.count()) == (0, 1)
    assert [each[0] for each in deeds()] == ["app.deleted", "key.revoked"]


def use(partner, app):
    """Let somebody be connected through credentials of the app's own."""
    token = make_integration(make_account(partner), "google").tokens.get()
    token.client = client_of_app(app, find("google"), ClientCredentials("id", "secret"))
    token.save()


@pytest.mark.parametrize("is_in_use", [False, True])
def test_a_session_that_is_open_leaves_nothing_behind(partners_browser, partner, app, is_in_use):
    ToolkitConfig.objects.create(app=app, toolkit="gmail")
    body = {"toolkit": "gmail", "userId": "u-1", "redirectUrl": "https://shop.example/"}
    assert api_of(app).write("connect", body).status_code == 200
    if is_in_use:
        use(partner, app)

    partners_browser.post(page_of(app, "delete"))

    waiting = Integration.objects.filter(status="pending").count()
    sessions = ConnectSession.objects.filter(status="pending").count()
    assert (waiting, sessions, App.objects.count()) == ((1, 1, 1) if is_in_use else (0, 0, 0))


def test_an_app_whose_credentials_are_in_use_says_so_and_stays(partners_browser, partner, app):
    use(partner, app)

    asked = check(partners_browser.get(page_of(app, "delete"))).text
    said = check(partners_browser.post(page_of(app, "delete"), follow=True)).text

    for text in (asked, said):
        assert "1 account is connected through this app's own credentials: user-123." in text
        assert "Disconnect them under Accounts first." in text
    assert (App.objects.count(), deeds()) == (1, [])


@pytest.mark.parametrize("rest", ["delete", "keys/new", "tokens"])
def test_who_logged_in_long_ago_is_asked_again(partner, app, rest):
    partner.user.set_password(PASSWORD)
    partner.user.save()
    browser = logged_in(partner.user)
    logged_in_ago(browser, partner.user, 3600)

    response = browser.post(page_of(app, *rest.split("/")), {})

    assert response.status_code == 302
    assert response.url.startswith("/accounts/reauthenticate/")
    assert (App.objects.count(), deeds()) == (1, [])


# promise 75
@pytest.mark.parametrize("rest", READ)
def test_anothers_app_is_as_unknown_as_none_to_look_at(partners_browser, rest):
    theirs = make_app(make_partner())

    paths = [path_of(pk, rest) for pk in (theirs.pk, "app_none", "nonsense", "app_%00")]

    assert [partners_browser.get(path).status_code for path in paths] == [404] * 4


# promise 75
@pytest.mark.parametrize("rest", WRITTEN)
def test_anothers_app_is_as_unknown_as_none_to_change(partners_browser, rest):
    theirs = make_app(make_partner())

    paths = [path_of(pk, rest) for pk in (theirs.pk, "app_none")]

    assert [partners_browser.post(path).status_code for path in paths] == [404] * 2
    assert (App.objects.count(), deeds()) == (1, [])


def test_anothers_connection_is_as_unknown_as_none(partners_browser, app):
    theirs = make_integration(make_account(make_partner()))

    paths = [page_of(app, "connections", str(pk), "disconnect") for pk in (theirs.pk, uuid4())]

    assert [partners_browser.get(path).status_code for path in paths] == [404] * 2
    assert [partners_browser.post(path).status_code for path in paths] == [404] * 2
    theirs.refresh_from_db()
    assert theirs.status == "active"


# promise 78
@pytest.mark.parametrize("rest", [rest for rest in WRITTEN if rest not in OF_KEYS])
def test_a_suspended_partner_changes_no_app(partners_browser, partner, app, rest):
    Partner.objects.update(status="suspended")
    before = App.objects.values().get()

    response = partners_browser.post(path_of(app.pk, rest), {"name": "Other"})

    assert (response.status_code, response.url) == (302, APPS)
    assert (App.objects.values().get(), deeds()) == (before, [])


# promise 78
@pytest.mark.parametrize("rest", READ)
def test_a_suspended_partner_may_look(partners_browser, app, rest):
    Partner.objects.update(status="suspended")

    assert partners_browser.get(path_of(app.pk, rest)).status_code == 200


@pytest.mark.parametrize("rest", READ)
def test_with_a_deactivated_profile_the_list_says_why(partners_browser, app, rest):
    Partner.objects.update(status="deactivated")

    response = partners_browser.get(path_of(app.pk, rest), follow=True)

    assert response.redirect_chain == [(APPS, 302)]
    assert "Your partner profile is deactivated" in check(response).text


@pytest.mark.parametrize("rest", READ)
def test_every_page_of_an_app_is_whole_and_kept_by_nobody(partners_browser, app, rest):
    response = partners_browser.get(path_of(app.pk, rest))

    check(response)
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "{{ 7 }} {% now %}", "🦊" * 60])
def test_a_hostile_name_is_text_on_every_page(partners_browser, partner, name):
    made = make_app(partner, name=name)

    for rest in READ:
        page = check(partners_browser.get(path_of(made.pk, rest)))
        assert all(script["src"].startswith("/static/") for script in page.all("script"))
    assert name in Page(partners_browser.get(APPS)).text
