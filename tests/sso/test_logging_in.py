"""Log in through the provider: who comes in, and as whom."""

import pytest
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.core import mail
from django.test import Client

from accounts.models import Event, User
from tests.factories import make_user
from tests.pages.conftest import logged_in
from tests.pages.html import Page
from tests.pages.second_factor import add_app
from tests.sso.conftest import PASSWORD, START, is_in, sign_on


def types():
    return list(Event.objects.order_by("id").values_list("type", flat=True))


# promise 80
def test_whoever_is_connected_is_logged_in(sso, linked):
    browser, response = sign_on(sso)

    assert response["Location"] == "/settings"
    assert browser.get("/settings/profile").wsgi_request.user == linked
    assert types() == ["user.logged_in"]


def test_leads_back_to_where_one_wanted_to_go(sso, linked):
    browser = Client()
    page = Page(browser.get("/accounts/login/?next=/settings/usage?range=7d%26by=key"))
    start = next(a["href"] for a in page.all("a") if a.get("href", "").startswith(START))

    _, response = sign_on(sso, browser, start)

    assert response["Location"] == "/settings/usage?range=7d&by=key"


def test_leads_nowhere_else(sso, linked):
    _, response = sign_on(sso, start=f"{START}?next=https://evil.example/")

    assert response["Location"] == "/settings"


def test_a_proved_address_connects_once(sso, verified):
    browser, _ = sign_on(sso)

    assert is_in(browser)
    link = SocialAccount.objects.get()
    assert (link.user, link.provider, link.uid) == (verified, sso.url, "248289761001")
    assert link.extra_data == {"email": "ada@example.com"}
    assert types() == ["user.sso_linked", "user.logged_in"]
    assert [m.subject for m in mail.outbox] == ["Patchbay: Sign-in connected"]
    assert verified.check_password(PASSWORD)


def test_nothing_of_the_provider_is_kept(sso, verified):
    browser, _ = sign_on(sso)

    assert (SocialApp.objects.count(), SocialToken.objects.count()) == (0, 0)
    assert "canary" not in str(dict(browser.session))


def test_an_account_that_staff_made_is_taken_over_by_its_person(sso, settings):
    settings.SIGNUP = "invite"
    user = make_user(email="ada@example.com", password=None)

    browser, _ = sign_on(sso)

    assert is_in(browser)
    assert EmailAddress.objects.get(user=user).verified


@pytest.mark.parametrize("written", ["Ada@Example.com", "ADA@EXAMPLE.COM"])
def test_an_address_is_the_same_however_it_is_written(sso, verified, written):
    sso.person["email"] = written

    browser, _ = sign_on(sso)

    assert browser.get("/settings/profile").wsgi_request.user == verified


def test_a_new_person_gets_an_account_where_sign_up_is_open(sso):
    sso.person["name"] = "Ada Lovelace"

    browser, _ = sign_on(sso)

    user = User.objects.get()
    assert (user.email, user.name) == ("ada@example.com", "Ada Lovelace")
    assert not user.has_usable_password()
    assert EmailAddress.objects.get(user=user, email="ada@example.com", primary=True).verified
    assert is_in(browser)
    assert types() == ["user.sso_linked", "user.logged_in"]


@pytest.mark.parametrize("mode", ["invite", "closed"])
def test_a_new_person_gets_none_where_it_is_not(sso, settings, mode):
    settings.SIGNUP = mode

    browser, response = sign_on(sso)

    assert response.status_code == 403
    assert Page(response).title == "You have no account here – Patchbay"
    assert not User.objects.exists()
    assert not is_in(browser)


def test_the_address_may_be_told_by_userinfo_alone(sso, verified):
    del sso.person["email"], sso.person["email_verified"]
    sso.told = {"email": "ada@example.com", "email_verified": True}

    browser, _ = sign_on(sso)

    assert is_in(browser)


def test_userinfo_about_somebody_else_is_not_believed(sso, verified):
    del sso.person["email"]
    sso.told = {"sub": "other", "email": "ada@example.com", "email_verified": True}

    browser, response = sign_on(sso)

    assert response.status_code == 403
    assert not is_in(browser)


@pytest.mark.parametrize("ways", [["client_secret_post"], ["client_secret_basic"], None])
def test_the_secret_is_given_as_the_provider_takes_it(sso, linked, ways):
    sso.discovered = {"token_endpoint_auth_methods_supported": ways}

    browser, _ = sign_on(sso)

    assert is_in(browser)


def test_a_second_factor_is_still_asked_for(sso, linked):
    add_app(logged_in(linked))

    browser, response = sign_on(sso)

    assert response["Location"].startswith("/accounts/2fa/authenticate/")
    assert not is_in(browser)


def test_an_account_that_is_switched_off_stays_so(sso, linked):
    linked.is_active = False
    linked.save()

    browser, response = sign_on(sso)

    assert response["Location"] == "/accounts/inactive/"
    assert not is_in(browser)
