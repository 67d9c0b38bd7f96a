"""Settings > Profile and security: the person, the ways to log in, the sessions, what happened."""

import pytest
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client

from accounts.models import Event
from tests.factories import make_user
from tests.pages.conftest import PASSWORD, logged_in, logged_in_ago
from tests.pages.html import Page
from tests.pages.second_factor import add_app, verified

PROFILE = "/settings/profile"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


def another(user, **headers):
    """Return a second browser in which the person is logged in, seen once."""
    browser = Client(headers={"user-agent": FIREFOX}, REMOTE_ADDR="203.0.113.9", **headers)
    browser.force_login(user)
    logged_in_ago(browser, user, 0)
    browser.get(PROFILE)
    return browser


def types():
    return list(Event.objects.order_by("id").values_list("type", flat=True))


def test_the_name_is_changed_in_place(browser, user):
    response = browser.post(PROFILE, {"name": "Ada Lovelace"}, follow=True)

    assert "Name saved" in Page(response).text
    assert Page(response).value("name") == "Ada Lovelace"
    [event] = Event.objects.all()
    assert (event.type, event.user_id, event.ip) == ("user.name_changed", user.pk, "127.0.0.1")


@pytest.mark.parametrize("name", ["x" * 151, "a\0b"])
def test_a_name_that_cannot_be_is_refused(browser, user, name):
    assert browser.post(PROFILE, {"name": name}).status_code == 200
    user.refresh_from_db()
    assert user.name == ""


def test_says_what_to_do_next(browser):
    before = Page(browser.get(PROFILE)).text
    add_app(browser)
    after = Page(browser.get(PROFILE)).text

    assert "Your password alone logs you in" in before
    assert "Your password alone logs you in" not in after
    assert "10 unused" in after


# promise 80
def test_lists_the_sessions_and_ends_one_at_once(browser, user):
    there = another(user)
    page = Page(browser.get(PROFILE))
    assert "Firefox on Windows" in page.text
    assert "203.0.113.9" in page.text
    session = UserSession.objects.get(ip="203.0.113.9")

    browser.post(f"{PROFILE}/sessions/{session.pk}/end")

    assert there.get(PROFILE).status_code == 302
    assert there.get("/settings/api-keys").status_code == 302
    assert browser.get(PROFILE).status_code == 200
    assert types() == ["user.session_ended"]


def test_ends_all_others(browser, user):
    browser.get(PROFILE)
    others = [another(user), another(user)]

    response = browser.post(f"{PROFILE}/sessions/end", follow=True)

    assert "Logged out in 2 other places" in Page(response).text
    assert [other.get(PROFILE).status_code for other in others] == [302, 302]
    assert "203.0.113.9" not in Page(browser.get(PROFILE)).all("td")


def test_a_session_of_somebody_else_is_not_found(browser):
    other = make_user(email="eve@example.com")
    there = another(other)
    session = UserSession.objects.get(user=other)

    assert browser.post(f"{PROFILE}/sessions/{session.pk}/end").status_code == 404
    assert there.get(PROFILE).status_code == 200


def test_this_session_is_ended_by_logging_out_only(browser):
    browser.get(PROFILE)
    here = UserSession.objects.get()

    assert browser.post(f"{PROFILE}/sessions/{here.pk}/end").status_code == 404
    assert browser.get(PROFILE).status_code == 200


def test_no_session_key_is_shown(browser, user):
    other = another(user)

    page = browser.get(PROFILE).content.decode()

    assert browser.session.session_key not in page
    assert other.session.session_key not in page


def test_seeing_a_session_again_costs_nothing_for_a_while(browser, django_assert_max_num_queries):
    browser.get("/settings/api-keys")

    with django_assert_max_num_queries(20) as statements:
        browser.get("/settings/api-keys")

    assert [q for q in statements.captured_queries if "usersessions" in q["sql"]] == []


def test_a_password_change_ends_the_other_sessions_is_noted_and_mailed(browser, user):
    verified(user)
    there = another(user)
    new = {
        "oldpassword": PASSWORD,
        "password1": "a fine new one 7",
        "password2": "a fine new one 7",
    }

    browser.post("/accounts/password/change/", new)

    assert there.get(PROFILE).status_code == 302
    assert browser.get(PROFILE).status_code == 200
    assert types() == ["user.password_changed"]
    assert [m.subject for m in mail.outbox] == ["Patchbay: Password changed"]
    assert "a fine new one" not in mail.outbox[0].body


@pytest.mark.django_db(transaction=True)
def test_a_second_factor_is_noted_and_mailed(browser, user):
    verified(user)
    secret, codes = add_app(browser)
    browser.post("/accounts/2fa/recovery-codes/generate/")
    browser.post("/accounts/2fa/totp/deactivate/")

    assert types() == ["user.mfa_added", "user.recovery_codes_made", "user.mfa_removed"]
    assert [m.subject for m in mail.outbox] == [
        "Patchbay: Authenticator app added",
        "Patchbay: New recovery codes made",
        "Patchbay: Authenticator app removed",
    ]
    said = "".join(m.body for m in mail.outbox)
    assert [text for text in (secret, *codes) if text in said] == []
    assert "Authenticator app removed" in Page(browser.get(PROFILE)).text


@pytest.mark.django_db(transaction=True)
def test_a_mail_server_that_is_away_undoes_nothing(browser, user, monkeypatch):
    def refuse(*_, **__):
        raise ConnectionRefusedError

    verified(user)
    monkeypatch.setattr("accounts.adapter.DefaultAccountAdapter.send_mail", refuse)

    add_app(browser)

    assert types() == ["user.mfa_added"]
    assert browser.get(PROFILE).status_code == 200


def test_a_log_in_is_noted(user, client):
    verified(user)
    client.post("/accounts/login/", {"login": user.email, "password": PASSWORD})

    assert types() == ["user.logged_in"]
    assert "Logged in" in Page(client.get(PROFILE)).text


def test_shows_nobody_elses_events(browser, user):
    Event.objects.create(type="user.password_reset", user_id=make_user().pk)

    assert "Password reset" not in Page(browser.get(PROFILE)).text


def test_the_menu_leads_here(browser):
    links = [a["href"] for a in Page(browser.get("/settings/api-keys")).all("a")]

    assert PROFILE in links


def test_a_stranger_sees_nothing(client, db):
    assert client.get(PROFILE)["Location"] == f"/accounts/login/?next={PROFILE}"
    assert logged_in(make_user()).get(PROFILE).status_code == 200
