"""The front door and where it leads."""

import pytest

from tests.pages.html import Page


@pytest.mark.django_db
def test_a_stranger_reads_what_this_is(client):
    page = Page(client.get("/"))

    assert "One API for the accounts your users connect" in page.text
    assert [a["href"] for a in page.all("a") if a.get("class", "").startswith("button")] == [
        "/accounts/login/",
        "/accounts/signup/",
    ]
    assert "http://testserver/api/v1/gmail/messages" in page.text
    assert "Y Your app Patchbay T Their provider" in page.text
    assert "GitHub" in page.text


@pytest.mark.django_db
def test_only_providers_that_can_be_connected_here_are_named(client, monkeypatch):
    monkeypatch.setattr("accounts.pages.welcome.client_of", lambda provider: None)

    page = Page(client.get("/"))

    assert "Providers None yet: the operator adds their apps." in page.text
    assert "GitHub" not in page.text


@pytest.mark.django_db
def test_every_address_on_the_front_page_answers(client):
    page = Page(client.get("/"))

    ours = {a["href"] for a in page.all("a") if a["href"].startswith("/")}

    assert {client.get(url).status_code for url in ours} == {200}


@pytest.mark.django_db
def test_no_link_leads_to_a_closed_sign_up(client, settings):
    settings.SIGNUP = "closed"

    for path in ("/", "/accounts/login/"):
        assert "/accounts/signup/" not in client.get(path).content.decode()
    assert "Sign-up is closed" in Page(client.get("/")).text


def test_whoever_is_logged_in_goes_on_to_the_settings(browser):
    response = browser.get("/", follow=True)

    assert response.redirect_chain == [("/settings", 302), ("/settings/start", 302)]
    assert response.status_code == 200


def test_only_staff_are_shown_the_way_to_the_admin(browser, user):
    assert "/admin/" not in browser.get("/settings/api-keys").content.decode()

    user.is_staff = True
    user.save()

    assert "/admin/" in browser.get("/settings/api-keys").content.decode()
