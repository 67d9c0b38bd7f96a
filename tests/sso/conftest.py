"""A server where single sign-on is on, and a provider beside it."""

import pytest
from django.test import Client
from django.urls import clear_url_caches

from config.sign_on import SignOn
from tests.factories import make_user
from tests.pages.conftest import PASSWORD
from tests.sso.issuer import CLIENT, SECRET, Issuer

START = "/accounts/sso/login"


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def issuer():
    provider = Issuer()
    yield provider
    provider.stop()


@pytest.fixture
def sso(db, settings, issuer):
    """Turn it on, and return the provider."""
    settings.SSO = SignOn(issuer.url, CLIENT, SECRET, "Acme ID")
    settings.ROOT_URLCONF = "tests.sso.urls"
    clear_url_caches()
    return issuer


@pytest.fixture
def user(db):
    return make_user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def verified(user):
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def linked(verified, sso):
    """Return a person who is connected."""
    verified.socialaccount_set.create(provider=sso.url, uid=sso.person["sub"])
    return verified


def sign_on(issuer, browser=None, start=START):
    """Go to the provider, log in there, come back; return the browser and the last answer."""
    browser = browser or Client()
    there = browser.get(start)["Location"]
    return browser, browser.get(issuer.log_in(there))


def is_in(browser):
    return browser.get("/settings/profile").status_code == 200
