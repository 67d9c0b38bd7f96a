"""People at a browser."""

import time

import pytest
from django.test import Client

from tests.factories import make_user

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _quick_passwords(settings):
    """Hash passwords quickly: how slowly the real hasher does it is Django's to test."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def user(db):
    return make_user(email="ada@example.com", password=PASSWORD)


@pytest.fixture
def browser(user):
    return logged_in(user)


@pytest.fixture
def partners_browser(partner):
    return logged_in(partner.user)


def logged_in(user):
    """Return a browser in which this person is logged in; its forms need their CSRF token."""
    client = Client()
    client.force_login(user)
    logged_in_ago(client, user, 0)
    return client


def logged_in_ago(client, user, seconds):
    """Note in the session what a log-in notes: that the password was given then."""
    session = client.session
    session["account_authentication_methods_user"] = str(user.pk)
    session["account_authentication_methods"] = [
        {"method": "password", "at": time.time() - seconds}
    ]
    session.save()
