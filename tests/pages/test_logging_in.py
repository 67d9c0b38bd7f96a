"""Logging in, out and up, and a forgotten password."""

import re

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from tests.factories import make_user
from tests.pages.conftest import PASSWORD
from tests.pages.html import Page

LOGIN, SIGNUP, RESET = "/accounts/login/", "/accounts/signup/", "/accounts/password/reset/"


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


def test_the_right_password_leads_to_the_settings(user, client):
    response = client.post(LOGIN, {"login": "Ada@Example.com", "password": PASSWORD}, follow=True)

    assert response.redirect_chain[-1] == ("/accounts/confirm-email/", 302)
    client.post(link_in(mail.outbox[0]))
    response = client.post(LOGIN, {"login": "ada@example.com", "password": PASSWORD})
    assert (response.status_code, response["Location"]) == (302, "/settings")


def test_a_wrong_password_and_an_unknown_address_are_told_the_same(user, client):
    wrong = client.post(LOGIN, {"login": user.email, "password": "wrong"})
    unknown = client.post(LOGIN, {"login": "nobody@example.com", "password": "wrong"})

    said = [p["role"] for _, p in Page(wrong).elements if p.get("role") == "alert"]
    assert said == ["alert"]
    assert Page(wrong).text.replace(user.email, "") == Page(unknown).text.replace(
        "nobody@example.com", ""
    )


def test_guessing_ends_after_five_tries(user, client):
    tries = [client.post(LOGIN, {"login": user.email, "password": f"wrong{n}"}) for n in range(6)]

    sixth = Page(tries[-1]).text
    assert "Too many failed login attempts" in sixth
    assert "Too many failed login attempts" not in Page(tries[4]).text


def test_a_form_without_its_token_is_refused_in_words(user):
    browser = Client(enforce_csrf_checks=True)

    response = browser.post(LOGIN, {"login": user.email, "password": PASSWORD})

    assert response.status_code == 403
    assert "This form is no longer valid" in Page(response).text


def test_logging_out_is_one_post(browser):
    assert browser.get("/accounts/logout/").status_code == 200
    assert browser.get("/settings/api-keys").status_code == 200

    assert browser.post("/accounts/logout/").status_code == 302
    assert browser.get("/settings/api-keys").status_code == 302


@pytest.mark.django_db
def test_signing_up_asks_to_confirm_the_address(client):
    sent = {"email": "New@Example.com", "password1": PASSWORD, "password2": PASSWORD}

    response = client.post(SIGNUP, sent, follow=True)

    assert "Look into your mailbox" in Page(response).text
    assert User.objects.get().email == "new@example.com"
    assert mail.outbox[0].subject == "Patchbay: Confirm your e-mail address"
    assert Page(client.get(link_in(mail.outbox[0]))).title.startswith("Confirm your e-mail address")


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["closed", "invite"])
def test_nobody_signs_up_where_it_is_closed(client, settings, mode):
    settings.SIGNUP = mode
    sent = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}

    response = client.post(SIGNUP, sent)

    assert "Sign-up is closed" in Page(response).text
    assert not User.objects.exists()


@pytest.mark.parametrize("password", [PASSWORD, None])
def test_a_forgotten_or_never_set_password_is_chosen_by_mail(db, client, password):
    user = make_user(email="bea@example.com", password=password)

    client.post(RESET, {"email": "bea@example.com"})
    form = client.get(link_in(mail.outbox[0]), follow=True)
    new = {"password1": "another good one", "password2": "another good one"}
    done = client.post(form.redirect_chain[-1][0], new, follow=True)

    assert "Password saved" in Page(done).text
    user.refresh_from_db()
    assert user.check_password("another good one")


@pytest.mark.django_db
def test_an_unknown_address_is_not_told_apart(client):
    response = client.post(RESET, {"email": "nobody@example.com"}, follow=True)

    assert "Look into your mailbox" in Page(response).text


@pytest.mark.parametrize(
    ("sent", "asks", "says"),
    [
        (True, "Send link", "Look into your mailbox"),
        (False, "Make link", "This server sends no mail."),
    ],
)
def test_who_forgot_the_password_is_told_where_the_link_goes(user, settings, sent, asks, says):
    settings.MAIL_IS_SENT = sent
    browser = Client()

    page = Page(browser.get(RESET))
    done = Page(browser.post(RESET, {"email": user.email}, follow=True))

    assert asks in page.text
    assert says in done.text
