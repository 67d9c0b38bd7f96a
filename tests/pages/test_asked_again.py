"""Whoever logged in long ago is asked again before what matters, and goes on where they were."""

import re

import pytest
from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY

from accounts.models import ApiKey
from config.vault import sealing_head
from tests.factories import make_endpoint, make_key, make_partner, make_user
from tests.pages.conftest import PASSWORD, logged_in, logged_in_ago
from tests.pages.html import Page
from tests.pages.second_factor import AGAIN, add_app, code_of

NEW = "/settings/api-keys/new"
ASKED = {"name": "Server", "kind": "personal", "access": "everything", "expires": "never"}
CODE_AGAIN = "/accounts/2fa/reauthenticate/"


@pytest.fixture
def late(browser, user):
    """Return a browser whose person logged in more than ten minutes ago."""
    logged_in_ago(browser, user, 601)
    return browser


# promise 80
@pytest.mark.parametrize(
    "path",
    [
        NEW,
        "/accounts/email/",
        "/accounts/password/change/",
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/webauthn/add/",
        "/accounts/2fa/recovery-codes/generate/",
    ],
)
def test_is_asked_before(late, path):
    assert late.get(path)["Location"] == f"{AGAIN}?next={path}"


def test_is_asked_before_a_key_is_rotated(late, user):
    make_key(user, "personal")
    path = f"/settings/api-keys/{ApiKey.objects.get().pk}/rotate"

    assert late.get(path)["Location"] == f"{AGAIN}?next={path}"
    assert late.post(path, {"overlap": "now"})["Location"] == f"{AGAIN}?next={path}"
    assert ApiKey.objects.count() == 1


def test_is_asked_before_webhooks_go_elsewhere(late, user):
    endpoint = make_endpoint(make_partner(user=user))
    path = f"/settings/webhooks/{endpoint.pk}/edit"

    assert late.get(path)["Location"] == f"{AGAIN}?next={path}"
    sent = late.post(path, {"url": "https://evil.example/", "description": ""})
    assert sent["Location"] == f"{AGAIN}?next={path}"
    endpoint.refresh_from_db()
    assert endpoint.host == "hooks.example"


def test_is_not_asked_before_looking_around(late):
    for path in ("/settings/profile", "/settings/api-keys", "/settings/usage"):
        assert late.get(path).status_code == 200


def test_just_under_ten_minutes_is_soon_enough(browser, user):
    logged_in_ago(browser, user, 590)

    assert browser.get(NEW).status_code == 200


def test_the_right_password_leads_back(late):
    response = late.post(AGAIN, {"password": PASSWORD, "next": NEW})

    assert response["Location"] == NEW
    assert late.get(NEW).status_code == 200


def test_a_wrong_password_does_not(late):
    response = late.post(AGAIN, {"password": "wrong", "next": NEW})

    assert response.status_code == 200
    assert late.get(NEW).status_code == 302


def test_a_form_that_was_sent_is_not_lost(late):
    asked = late.post(NEW, ASKED)
    assert asked["Location"] == f"{AGAIN}?next={NEW}"
    assert not ApiKey.objects.exists()

    response = late.post(AGAIN, {"password": PASSWORD, "next": NEW})

    assert re.search(r"sk_live_\w{38}", response.content.decode())
    assert ApiKey.objects.get().name == "Server"
    assert "no-store" in response["Cache-Control"]


def test_a_form_goes_on_once_and_only_from_where_it_was_sent(late):
    late.post(NEW, ASKED)
    elsewhere = late.post(AGAIN, {"password": PASSWORD, "next": "/settings/usage"})
    late.post(AGAIN, {"password": PASSWORD, "next": NEW})

    assert elsewhere["Location"] == "/settings/usage"
    assert not ApiKey.objects.exists()


def test_an_older_form_is_forgotten_when_something_else_is_asked_for(late):
    late.post(NEW, ASKED)
    late.get("/accounts/email/")
    late.post(AGAIN, {"password": PASSWORD, "next": NEW})

    assert not ApiKey.objects.exists()


def test_what_a_form_held_waits_sealed(late):
    sent = {"oldpassword": PASSWORD, "password1": "canary-new", "password2": "canary-new"}
    late.post("/accounts/password/change/", sent)

    kept = str(late.session[STATE_SESSION_KEY])
    assert "canary-new" not in kept
    assert PASSWORD not in kept
    assert sealing_head() in kept


def test_a_form_of_another_person_does_not_open(late, user):
    late.post(NEW, ASKED)
    state = late.session[STATE_SESSION_KEY]
    other = make_user(email="eve@example.com", password=PASSWORD)
    browser = logged_in(other)
    session = browser.session
    session[STATE_SESSION_KEY] = state
    session.save()

    assert browser.post(AGAIN, {"password": PASSWORD, "next": NEW})["Location"] == NEW
    assert not ApiKey.objects.exists()


def test_a_huge_form_is_not_kept(late):
    assert late.post(NEW, ASKED | {"name": "x" * 70_000}).status_code == 302
    assert STATE_SESSION_KEY not in late.session


def test_leads_nowhere_else(late):
    response = late.post(AGAIN, {"password": PASSWORD, "next": "https://evil.example/"})

    assert "evil" not in response["Location"]


def test_whoever_has_an_app_is_asked_for_its_code(browser, user):
    secret, _ = add_app(browser)
    logged_in_ago(browser, user, 601)

    assert browser.get(NEW)["Location"] == f"{CODE_AGAIN}?next={NEW}"
    assert browser.get(f"{AGAIN}?next={NEW}")["Location"].startswith(CODE_AGAIN)
    browser.post(AGAIN, {"password": PASSWORD, "next": NEW})
    assert browser.get(NEW).status_code == 302
    code = code_of(secret, ahead=1)
    assert browser.post(CODE_AGAIN, {"code": code, "next": NEW})["Location"] == NEW


def test_asking_is_limited(late):
    said = [late.post(AGAIN, {"password": f"wrong{n}", "next": NEW}) for n in range(11)]

    assert said[-1].status_code == 429 or "Too many" in Page(said[-1]).text


def test_a_stranger_logs_in_instead(client, db):
    assert client.get(NEW)["Location"] == f"/accounts/login/?next={NEW}"


@pytest.mark.django_db
def test_who_has_just_signed_up_is_not_asked_again(client, settings):
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    sent = {"email": "new@example.com", "password1": PASSWORD, "password2": PASSWORD}
    client.post("/accounts/signup/", sent)

    assert client.get(NEW).status_code == 200
