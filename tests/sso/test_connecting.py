"""Profile and security > Connected sign-ins."""

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core import mail

from accounts.models import Event
from config.sign_on import SignOn
from tests.factories import make_user
from tests.pages.conftest import PASSWORD, logged_in, logged_in_ago
from tests.pages.html import Page
from tests.pages.second_factor import AGAIN
from tests.pages.test_every_page import check
from tests.sso.conftest import is_in

PROFILE, CONNECT = "/settings/profile", "/settings/profile/sso"


def address_on(page):
    """Return the link that leads to the provider."""
    return next(a["href"] for a in check(page).all("a") if "/authorize?" in a.get("href", ""))


def connect(issuer, browser):
    return browser.get(issuer.log_in(address_on(browser.post(CONNECT))), follow=True)


# promise 80
def test_a_person_connects_by_a_form_and_a_link(sso, user):
    browser = logged_in(user)
    assert "Connected sign-ins None – Connect Acme ID" in Page(browser.get(PROFILE)).text

    page = Page(connect(sso, browser))

    assert "Sign-in connected" in page.text
    assert "Acme ID: ada@example.com, last used" in page.text
    assert SocialAccount.objects.get().user == user
    assert [e.type for e in Event.objects.all()] == ["user.sso_linked"]
    assert "A sign-in with Acme ID was connected" in mail.outbox[0].body


def test_a_link_from_elsewhere_connects_nothing(sso, user):
    browser = logged_in(user)

    page = check(browser.get(CONNECT))

    assert [a for a in page.all("a") if sso.url in a.get("href", "")] == []
    assert sso.asked == []


def test_an_address_need_not_be_the_same_to_be_connected(sso, user):
    sso.person |= {"email": "ada@work.example", "email_verified": False}

    page = Page(connect(sso, logged_in(user)))

    assert "Acme ID: ada@work.example" in page.text
    assert SocialAccount.objects.get().user == user


def test_who_logged_in_long_ago_is_asked_first(sso, user):
    browser = logged_in(user)
    logged_in_ago(browser, user, 601)

    assert browser.post(CONNECT)["Location"] == f"{AGAIN}?next={CONNECT}"
    assert browser.get(CONNECT)["Location"] == f"{AGAIN}?next={CONNECT}"


def test_who_took_too_long_there_is_asked_again(sso, user):
    browser = logged_in(user)
    back = sso.log_in(address_on(browser.post(CONNECT)))
    logged_in_ago(browser, user, 601)

    assert browser.get(back)["Location"] == CONNECT
    assert not SocialAccount.objects.exists()


def test_a_sign_in_of_another_account_is_not_taken(sso, linked):
    eve = make_user(email="eve@example.com", password=PASSWORD)

    response = connect(sso, logged_in(eve))

    assert response.status_code == 403
    assert "not what this account is connected to" in check(response).text
    assert SocialAccount.objects.get().user == linked


def test_a_second_sign_in_is_not_connected(sso, linked):
    browser = logged_in(linked)
    sso.person["sub"] = "another"

    assert browser.get(CONNECT)["Location"] == PROFILE
    assert connect(sso, browser).status_code == 403
    assert SocialAccount.objects.count() == 1


def test_what_one_person_began_another_does_not_end(sso, user):
    browser = logged_in(user)
    back = sso.log_in(address_on(browser.post(CONNECT)))
    session = browser.session
    other = logged_in(make_user(email="eve@example.com", password=PASSWORD))
    theirs = other.session
    theirs["socialaccount_states"] = session["socialaccount_states"]
    theirs.save()

    assert other.get(back).status_code == 400
    assert not SocialAccount.objects.exists()


def test_a_person_disconnects_while_a_password_remains(sso, linked):
    browser = logged_in(linked)
    path = f"{CONNECT}/{SocialAccount.objects.get().pk}/end"
    assert "Disconnect Acme ID?" in check(browser.get(path)).text

    page = Page(browser.post(path, follow=True))

    assert "Sign-in disconnected" in page.text
    assert not SocialAccount.objects.exists()
    assert [e.type for e in Event.objects.all()] == ["user.sso_unlinked"]
    assert is_in(browser)


@pytest.mark.parametrize("only", [True, False])
def test_the_only_way_in_stays(sso, linked, settings, only):
    settings.SSO = SignOn(sso.url, "patchbay", "secret", "Acme ID", only=only)
    browser = logged_in(linked)
    if not only:
        linked.set_unusable_password()
        linked.save()
        browser = logged_in(linked)

    page = Page(browser.post(f"{CONNECT}/{SocialAccount.objects.get().pk}/end", follow=True))

    assert ("This is the only way into this server" in page.text) is only
    assert ("This is your only way in." in page.text) is not only
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize("enough", [True, False])
def test_a_passkey_is_a_way_in_if_it_is_enough_alone(sso, linked, enough):
    linked.set_unusable_password()
    linked.save()
    made = {"clientExtensionResults": {"credProps": {"rk": enough}}}
    linked.authenticator_set.create(type="webauthn", data={"name": "Key", "credential": made})
    browser = logged_in(linked)

    browser.post(f"{CONNECT}/{SocialAccount.objects.get().pk}/end")

    assert SocialAccount.objects.exists() is not enough


def test_nobody_disconnects_another(sso, linked):
    eve = logged_in(make_user(email="eve@example.com", password=PASSWORD))
    path = f"{CONNECT}/{SocialAccount.objects.get().pk}/end"

    assert (eve.get(path).status_code, eve.post(path).status_code) == (404, 404)
    assert SocialAccount.objects.count() == 1


def test_a_person_who_is_deleted_leaves_no_sign_in(sso, linked):
    linked.delete()

    assert not SocialAccount.objects.exists()
