"""What people are told about their log-in, on pages and by mail: in our words, not the library's."""

from pathlib import Path

import allauth
import pytest
from django.conf import settings as ours
from django.core import mail

from tests.pages.conftest import PASSWORD
from tests.pages.html import Page

OURS = Path(ours.BASE_DIR) / "templates" / "account"
THEIRS = Path(allauth.__file__).parent / "templates" / "account"
# Log-in by a code and by telephone are off.
OFF = {"login_code_sent", "phone_verification_sent", "phone_verified"}
OFF_MAILS = {"login_code", "password_reset_code", "email_confirmation_signup"}
NEW = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}


def names(folder, *endings):
    files = [file.stem for file in folder.glob("*.txt")]
    return {name.removesuffix(end) for name in files for end in endings if name.endswith(end)}


def test_every_message_of_the_library_that_can_be_seen_is_ours():
    assert names(THEIRS / "messages", "") - OFF == names(OURS / "messages", "")


@pytest.mark.parametrize("part", ["_subject", "_message"])
def test_every_mail_of_the_library_that_can_be_sent_is_ours(part):
    theirs = names(THEIRS / "email", part) - OFF_MAILS

    assert theirs - {"base"} == names(OURS / "email", part) - {"base"}


@pytest.mark.django_db
def test_whoever_signs_up_is_told_that_the_account_is_made(client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"

    page = Page(client.post("/accounts/signup/", NEW, follow=True))

    assert "Your account is made, and you are logged in as new@example.com." in page.text
    assert "uccessfully" not in page.text


def test_whoever_logs_in_is_told_nothing_they_know(client, user, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    form = {"login": user.email, "password": PASSWORD}

    page = Page(client.post("/accounts/login/", form, follow=True))

    assert page.title.startswith("Getting started")
    assert [a for _, a in page.elements if a.get("class", "").startswith("banner")] == []


def test_whoever_logs_out_is_told_what_goes_on(browser):
    page = Page(browser.post("/accounts/logout/", follow=True))

    assert "You are logged out. Your API keys go on working." in page.text


def test_the_mail_with_a_new_password_says_what_happens_without_it(client, user):
    client.post("/accounts/password/reset/", {"email": user.email})

    (sent,) = mail.outbox
    assert sent.subject == "Patchbay: Choose a new password"
    assert "If it was not you, do nothing: the old password goes on working." in sent.body
    assert "http://testserver/accounts/password/reset/key/" in sent.body
    assert sent.body.rstrip().endswith("Patchbay at testserver")
