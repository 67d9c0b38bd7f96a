"""Settings > Integrations: what a person has connected for their own keys."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import ConnectedAccount, Event
from connect import limits
from connect.models import ConnectSession
from integrations.models import EnabledPermission, Integration, RevocationJob
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key, make_partner, make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.test_every_page import check

OWN = "/settings/integrations"
CONNECT = f"{OWN}/github/connect"


@pytest.fixture
def own(user):
    return ConnectedAccount.objects.own_of(user)


def start(browser, *permissions):
    """Take the form, and return the session it starts with the answer to it."""
    response = browser.post(CONNECT, {"provider": "github", "permissions": permissions})
    return ConnectSession.objects.latest("created_at"), response


def test_an_empty_page_explains_personal_keys_and_makes_nothing(browser):
    page = check(browser.get(OWN))

    assert "Nothing connected yet A call with a personal key acts on what you" in page.text
    assert "X-Account-Id header it acts on a connected account" in page.text
    assert CONNECT in [a["href"] for a in page.all("a")]
    assert ConnectedAccount.objects.count() == 0


def test_what_is_connected_is_shown_with_its_switches(browser, own):
    make_integration(own, "github", provider_user_id="7", provider_user_name="Ada")
    Integration.objects.create(account=own, provider="slack")

    page = check(browser.get(OWN))

    assert "GitHub active Connected as Ada 7 Connected just now Last call None" in page.text
    assert page.checked("on") == ["github.read", "github.write"]
    links = [a["href"] for a in page.all("a")]
    assert links.count(CONNECT) == 1  # to connect again
    assert f"{OWN}/slack/connect" in links
    assert f"{OWN}/github/disconnect" in links


def test_accounts_of_the_partner_profile_are_elsewhere(partners_browser, account):
    make_integration(account, "github")

    assert "Nothing connected yet" in Page(partners_browser.get(OWN)).text


# promises 5, 7
def test_connecting_begins_on_our_page_and_binds_this_browser(browser, user):
    session, response = start(browser, "github.read")

    assert response.url == f"/connect/{session.pk}"
    assert (session.account.user_id, session.hosted) == (user.pk, True)
    page = check(browser.get(response.url))
    assert "Connect your GitHub account Your personal keys will act as you at GitHub." in page.text
    onward = browser.get(f"{response.url}/continue")
    assert urlsplit(onward.url).hostname == "github.com"
    session.refresh_from_db()
    assert session.browser_digest
    assert f"patchbay_connect_{session.pk.hex[:12]}" in onward.cookies


def test_command_line_clients_send_people_to_a_short_address(browser):
    answer = browser.get("/integrations")

    assert (answer.status_code, answer["Location"]) == (302, OWN)


def test_an_error_leads_to_the_page_that_heals_it(browser, user):
    refused = Api(make_key(user, "personal")).get("/api/v1/github/user").json()

    page = check(browser.get(refused["details"]["reconnect_url"].removeprefix("http://testserver")))
    assert "GitHub" in page.text


def test_a_personal_key_acts_on_what_was_connected(browser, user, upstream):
    upstream.post(
        "https://github.com/login/oauth/access_token",
        json={"access_token": "gho_1", "scope": "repo,read:org,read:user", "token_type": "bearer"},
    )
    upstream.get("https://api.github.com/user", json={"id": 7, "login": "ada"})
    _, response = start(browser)
    asked = parse_qs(urlsplit(browser.get(f"{response.url}/continue").url).query)

    state = asked["state"][0]
    answer = browser.get("/api/v1/connect/callback", {"code": "c", "state": state})

    page = check(browser.get(answer.url))
    assert "Your personal keys now act as ada" in page.text
    assert OWN in [a["href"] for a in page.all("a")]
    listed = Api(make_key(user, "personal")).get("/api/v1/integrations").json()
    assert [each["provider"] for each in listed["data"]["integrations"]] == ["github"]
    assert "gho_1" not in browser.get(OWN).content.decode()


# promise 5
@pytest.mark.parametrize("tail", ["", "/continue"])
def test_nobody_else_goes_on_with_an_own_session(browser, tail):
    session, response = start(browser)

    for other in (Client(), logged_in(make_user())):
        answer = other.get(f"{response.url}{tail}")
        assert answer.status_code == 400
        assert "This link is not known here" in Page(answer).text
    session.refresh_from_db()
    assert session.browser_digest == ""


def test_a_consent_from_another_browser_is_refused(browser, user, upstream):
    _, response = start(browser)
    asked = parse_qs(urlsplit(browser.get(f"{response.url}/continue").url).query)

    query = {"code": "c", "state": asked["state"][0]}
    answer = Client().get("/api/v1/connect/callback", query)

    assert answer.status_code == 400
    assert Integration.objects.get().status == "pending"


def test_after_saying_no_at_the_provider_a_link_leads_back(browser):
    _, response = start(browser)
    asked = parse_qs(urlsplit(browser.get(f"{response.url}/continue").url).query)

    query = {"error": "access_denied", "state": asked["state"][0]}
    page = check(browser.get(browser.get("/api/v1/connect/callback", query).url))

    assert "Nothing was connected" in page.text
    assert page.all("a")[-1]["href"] == OWN


def test_after_cancelling_a_link_leads_back(browser):
    _, response = start(browser)

    page = check(browser.post(f"{response.url}/cancel"))

    assert "Patchbay was given no new access to your account." in page.text
    assert page.all("a")[-1]["href"] == OWN


def test_too_many_sessions_are_refused_for_a_minute(browser, monkeypatch):
    monkeypatch.setattr(limits, "BY_PARTNER", "1/m")
    start(browser)

    assert "Too many links in a minute." in Page(start(browser)[1]).text
    assert start(logged_in(make_user()))[1].status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_provider_that_is_not_offered_is_404(browser, method):
    assert getattr(browser, method)(f"{OWN}/nobody/connect").status_code == 404


def test_switches_and_disconnecting_are_the_persons(browser, user, own, upstream):
    upstream.post("https://oauth2.googleapis.com/revoke", status=503)
    make_integration(own, "google", enabled=["gmail.read", "gmail.send"], refresh_token="r")

    shown = {"shown": ["gmail.read", "gmail.send"], "on": ["gmail.read"]}
    answer = browser.post(f"{OWN}/google/switches", shown, follow=True)
    assert answer.redirect_chain == [(OWN, 302)]
    assert EnabledPermission.objects.get(is_enabled=False).permission == "gmail.send"

    page = check(browser.get(f"{OWN}/google/disconnect"))
    assert "Calls to Google Workspace with your personal keys answer 404" in page.text
    assert "Stops working Gmail" in page.text
    browser.post(f"{OWN}/google/disconnect")
    assert (Integration.objects.count(), RevocationJob.objects.count()) == (0, 1)
    event = Event.objects.get(type="integration.disconnected")
    assert (event.actor, event.actor_id, event.user_id) == ("user", str(user.pk), user.pk)


def test_another_person_can_be_said_to_be_right(browser, own):
    former = {"id": "1", "name": "Mara", "email": ""}
    integration = make_integration(own, "github", provider_user_id="2", former_person=former)

    browser.post(f"{OWN}/github/person", {"person": "1"})
    integration.refresh_from_db()
    assert integration.account_mismatch
    browser.post(f"{OWN}/github/person", {"person": "2"})
    integration.refresh_from_db()
    assert not integration.account_mismatch


# promise 75
@pytest.mark.parametrize("tail", ["switches", "person", "disconnect"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_elses_are_404(browser, tail, method):
    make_integration(ConnectedAccount.objects.own_of(make_user()), "github")
    make_integration(make_account(make_partner()), "github")

    assert getattr(browser, method)(f"{OWN}/github/{tail}").status_code == 404
    assert Integration.objects.filter(status="active").count() == 2


def test_forms_need_their_token(user, own):
    make_integration(own, "github")
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(user)

    for tail in ("connect", "switches", "person", "disconnect"):
        assert browser.post(f"{OWN}/github/{tail}").status_code == 403
    assert (Integration.objects.count(), ConnectSession.objects.count()) == (1, 0)


def test_many_integrations_take_no_more_statements(browser, own, django_assert_num_queries):
    for provider in ("google", "github", "slack", "notion", "linear"):
        make_integration(own, provider)
    browser.get(OWN)

    # who (2), own account, last calls, integrations, permissions, tokens, what is owed
    with django_assert_num_queries(8):
        browser.get(reverse("own_integrations"))
