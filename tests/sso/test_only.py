"""SSO_ONLY: one way in, and no other."""

import pytest
from django.core import mail
from django.test import Client

from accounts.models import User
from config.sign_on import SignOn
from tests.pages.conftest import PASSWORD
from tests.pages.test_every_page import check
from tests.sso.conftest import is_in, sign_on
from tests.sso.issuer import CLIENT, SECRET

SENT = {
    "/accounts/login/": {"login": "ada@example.com", "password": PASSWORD},
    "/accounts/signup/": {
        "email": "new@example.com",
        "password1": PASSWORD,
        "password2": PASSWORD,
    },
    "/accounts/password/reset/": {"email": "ada@example.com"},
    "/accounts/2fa/webauthn/login/": {"credential": "{}"},
}


@pytest.fixture
def only(sso, settings):
    settings.SSO = SignOn(sso.url, CLIENT, SECRET, "Acme ID", only=True)
    return sso


@pytest.mark.parametrize("path", SENT)
def test_every_other_way_in_shows_the_one_that_is_open(only, verified, path):
    page = check(Client().get(path))

    assert "Log in with Acme ID" in page.text
    assert [field["type"] for field in page.all("input") if field["type"] != "hidden"] == []


@pytest.mark.parametrize("path", SENT)
@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_what_is_sent_there_is_refused_right_or_wrong(only, verified, path, password):
    browser = Client()

    response = browser.post(path, SENT[path] | {"password": password})

    assert response.status_code == 403
    assert not is_in(browser)
    assert (User.objects.count(), len(mail.outbox)) == (1, 0)


def test_the_one_way_is_open(only, verified):
    browser, _ = sign_on(only)

    assert is_in(browser)


def test_a_page_that_nobody_thought_of_lets_nobody_in(only, verified, rf):
    from allauth.account.adapter import get_adapter

    request = rf.post("/accounts/somewhere/")
    said = {"email_verification": "none", "email": None, "signup": False, "redirect_url": None}

    refused = get_adapter(request).pre_login(request, verified, signal_kwargs=None, **said)

    assert refused.status_code == 403
