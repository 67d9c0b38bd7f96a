"""Settings > Apps > one app > Toolkits: on, off, what they ask for, and with whose credentials."""

import json

import pytest

from accounts.models import Event, Partner
from integrations.models import OAuthClient, ToolkitConfig
from tests.pages.apps import api_of, app, deeds, page_of
from tests.pages.html import Page
from tests.pages.test_every_page import check

__all__ = ["app"]

SECRET = "client-secret-that-nobody-sees"
OWN = {"client_id": "their-id", "client_secret": SECRET}


@pytest.fixture
def nothing_of_google(monkeypatch):
    """A server that has no credentials at Google, and no sandbox."""
    monkeypatch.delenv("PROVIDER_GOOGLE_CLIENT_ID")


def set_up(browser, app, slug="gmail", **fields):
    return browser.post(page_of(app, "toolkits", slug), fields, follow=True)


def rows(page):
    """Return the names of the toolkits that can be set up or changed, in order."""
    links = [a.get("aria-label", "") for a in page.all("a")]
    return [each for each in links if each.startswith(("Set up ", "Change "))]


def test_the_usual_ones_are_offered_first(partners_browser, app):
    page = check(partners_browser.get(page_of(app, "toolkits")))

    assert rows(page)[:3] == ["Set up Gmail", "Set up Google Calendar", "Set up Slack"]
    assert len(rows(page)) == 10
    assert "Nothing yet." in page.text


def test_any_other_is_found_by_its_name(partners_browser, app):
    page = check(partners_browser.get(page_of(app, "toolkits"), {"search": "LINEA"}))

    assert rows(page) == ["Set up Linear"]
    assert page.value("search") == "LINEA"


@pytest.mark.parametrize("text", ["nothing of that name", "<script>", "%"])
def test_what_is_not_found_is_said(partners_browser, app, text):
    page = check(partners_browser.get(page_of(app, "toolkits"), {"search": text}))

    assert (rows(page), "No toolkit is called so" in page.text) == ([], True)


def test_a_toolkit_is_switched_on_as_by_the_api(partners_browser, app):
    response = set_up(partners_browser, app, display_name="Mail", permissions=["gmail.read"])

    page = check(response)
    assert response.redirect_chain == [(page_of(app, "toolkits"), 302)]
    assert "Gmail switched on" in page.text
    assert rows(page)[0] == "Change Gmail"
    assert len(rows(page)) == 10
    [told] = api_of(app).read("config").json()["integrations"]
    assert (told["toolkit_slug"], told["display_name"], told["scopes"]) == (
        "gmail",
        "Mail",
        ["gmail.read"],
    )
    assert deeds() == [("app.toolkit_enabled", "user", app.pk)]


def test_the_form_holds_what_is_set(partners_browser, app):
    scope = "https://mail.google.com/"
    ToolkitConfig.objects.create(
        app=app, toolkit="gmail", display_name="Mail", scopes=["gmail.read", scope]
    )

    page = check(partners_browser.get(page_of(app, "toolkits", "gmail")))

    assert page.value("display_name") == "Mail"
    assert page.checked("permissions") == ["gmail.read"]
    assert scope in page.text


def test_one_that_is_on_is_changed(partners_browser, app):
    set_up(partners_browser, app, display_name="Mail", permissions=["gmail.read"])

    said = check(set_up(partners_browser, app, scopes="https://mail.google.com/")).text

    assert "Gmail saved" in said
    config = ToolkitConfig.objects.get()
    assert (config.display_name, config.scopes, config.is_enabled) == (
        "",
        ["https://mail.google.com/"],
        True,
    )
    assert [each[0] for each in deeds()] == ["app.toolkit_enabled", "app.toolkit_changed"]


def test_what_is_sent_unchanged_is_no_event(partners_browser, app):
    set_up(partners_browser, app, display_name="Mail")
    set_up(partners_browser, app, display_name="Mail")

    assert [each[0] for each in deeds()] == ["app.toolkit_enabled"]


def test_a_toolkit_is_switched_off_and_comes_back_as_it_was(partners_browser, app):
    set_up(partners_browser, app, display_name="Mail", **OWN)
    asked = check(partners_browser.get(page_of(app, "toolkits", "gmail", "off"))).text
    assert "answer 400 from that moment on" in asked

    response = partners_browser.post(page_of(app, "toolkits", "gmail", "off"), follow=True)

    assert "Gmail switched off" in check(response).text
    assert api_of(app).read("config").json()["integrations"] == []
    page = check(partners_browser.get(page_of(app, "toolkits", "gmail")))
    assert page.value("display_name") == "Mail"
    assert "client ID their-id" in page.text


# promise 62
def test_own_credentials_are_sealed_and_their_secret_is_on_no_page(partners_browser, app):
    response = set_up(partners_browser, app, **OWN)

    client = OAuthClient.objects.get(app=app)
    assert (client.client_id, client.client_secret) == ("their-id", SECRET)
    assert SECRET not in client.secret_sealed
    for path in (page_of(app), page_of(app, "toolkits"), page_of(app, "toolkits", "gmail")):
        assert SECRET not in partners_browser.get(path).content.decode()
    assert SECRET not in response.content.decode()
    assert SECRET not in json.dumps(list(Event.objects.values("data")))


def test_own_credentials_are_replaced(partners_browser, app):
    set_up(partners_browser, app, **OWN)

    set_up(partners_browser, app, client_id="newer-id", client_secret="newer-secret")

    assert ToolkitConfig.objects.get().client.client_id == "newer-id"
    assert OAuthClient.objects.get(client_id="their-id").retired_at is not None
    assert [each[0] for each in deeds()] == ["app.toolkit_enabled", "app.credentials_changed"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"scopes": "not,a,scope"}, "Not a permission or scope of google: 'not,a,scope'."),
        ({"permissions": ["slack.read"]}, "Select a valid choice."),
        ({"client_id": "their-id"}, "This field may not be blank."),
        ({"client_secret": SECRET}, "This field may not be blank."),
        ({"client_id": "ünlesbar", "client_secret": SECRET}, "printable ASCII characters only"),
        ({"client_id": "x" * 256, "client_secret": SECRET}, "at most 255 characters"),
        ({"display_name": "x" * 101}, "at most 100 characters"),
    ],
)
def test_a_mistake_is_said_at_its_field_and_nothing_lost(partners_browser, app, fields, said):
    response = set_up(partners_browser, app, **({"display_name": "Mail"} | fields))

    page = check(response)
    assert said in page.text
    assert page.value("display_name") == ({"display_name": "Mail"} | fields)["display_name"]
    assert SECRET not in response.content.decode()
    assert (ToolkitConfig.objects.count(), deeds()) == (0, [])


@pytest.mark.usefixtures("nothing_of_google")
def test_where_the_server_has_no_credentials_it_says_so_and_asks_for_them(partners_browser, app):
    listed = check(partners_browser.get(page_of(app, "toolkits"))).text
    assert "Gmail gmail off Needs your own" in listed
    page = check(partners_browser.get(page_of(app, "toolkits", "gmail")))
    assert "This server has no OAuth credentials for Google Workspace." in page.text
    assert f"http://testserver/v1/{app.pk}/integrations/callback" in page.text

    refused = check(set_up(partners_browser, app, display_name="Mail"))

    assert refused.text.count("This field is required.") == 2
    assert refused.value("display_name") == "Mail"
    assert ToolkitConfig.objects.count() == 0
    assert "Gmail switched on" in check(set_up(partners_browser, app, **OWN)).text


@pytest.mark.parametrize("slug", ["no-such-toolkit", "google"])
def test_what_is_no_toolkit_is_missing(partners_browser, app, slug):
    paths = [page_of(app, "toolkits", slug), page_of(app, "toolkits", slug, "off")]

    assert [partners_browser.get(path).status_code for path in paths] == [404] * 2
    assert [partners_browser.post(path).status_code for path in paths] == [404] * 2


# promise 78
def test_a_suspended_partner_is_offered_no_change(partners_browser, app):
    ToolkitConfig.objects.create(app=app, toolkit="gmail")
    Partner.objects.update(status="suspended")

    page = Page(partners_browser.get(page_of(app, "toolkits", "gmail")))

    assert "Your partner profile is suspended" in page.text
    assert "Save toolkit" not in page.text


def test_many_toolkits_take_no_more_statements(partners_browser, app, django_assert_num_queries):
    partners_browser.get(page_of(app, "toolkits"))

    for slug in ("gmail", "slack", "linear", "github"):
        with django_assert_num_queries(6):
            partners_browser.get(page_of(app, "toolkits"))
        ToolkitConfig.objects.create(app=app, toolkit=slug)
