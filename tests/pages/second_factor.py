"""People who log in with more than a password, as their browser and their app do it."""

import re
import time

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from tests.pages.conftest import PASSWORD
from tests.pages.html import Page

LOGIN, SECOND, AGAIN = (
    "/accounts/login/",
    "/accounts/2fa/authenticate/",
    "/accounts/reauthenticate/",
)
ADD_APP, CODES = "/accounts/2fa/totp/activate/", "/accounts/2fa/recovery-codes/"


def code_of(secret, ahead=0):
    """Return what the app shows now, or so many steps ahead."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def verified(user):
    """Let a person log in over the page: where mail is sent, only verified addresses do."""
    fields = {"email": user.email, "verified": True, "primary": True}
    EmailAddress.objects.get_or_create(user=user, defaults=fields)
    return user


def first_step(user, browser=None):
    """Give the right password; return the browser with the answer as `.answer`."""
    browser = browser or Client()
    sent = {"login": verified(user).email, "password": PASSWORD}
    browser.answer = browser.post(LOGIN, sent)
    return browser


def add_app(browser):
    """Set an app up; return its secret and the recovery codes that were shown."""
    secret = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", browser.get(ADD_APP).content.decode())[
        1
    ]
    answer = browser.post(ADD_APP, {"code": code_of(secret)}, follow=True)
    return secret, re.findall(r"\b\d{10}\b", Page(answer).text)


def shown_secret(page):
    """Return the secret on the page that sets an app up."""
    return re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page)[1]


def is_logged_in(browser):
    return browser.get("/settings/profile").status_code == 200
