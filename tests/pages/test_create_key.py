"""Settings > API keys: create a key, which is shown once."""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.keys import looks_real
from accounts.models import ApiKey, Event
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key
from tests.pages.html import Page

NEW, KEYS = "/settings/api-keys/new", "/settings/api-keys"
RAW = re.compile(r"sk_live_[0-9A-Za-z]{38}")
ASKED = {"name": "Server", "kind": "personal", "access": "everything", "expires": "never"}


def make(browser, **changes):
    """Post the form; return the answer and the raw key in it."""
    response = browser.post(NEW, ASKED | changes)
    found = set(RAW.findall(response.content.decode()))
    return response, found.pop() if len(found) == 1 else None


def test_the_form_is_preset_to_personal(browser):
    page = Page(browser.get(NEW))

    assert page.checked("kind") == ["personal"]
    assert page.checked("access") == ["everything"]


def test_the_form_is_preset_to_partner_for_partners(partners_browser):
    assert Page(partners_browser.get(NEW)).checked("kind") == ["partner"]


def test_the_form_says_truly_whom_a_personal_key_acts_for(partners_browser, account, upstream):
    repos = upstream.get("https://api.github.com/user/repos", json=[])
    make_integration(account, "github")

    said = Page(partners_browser.get(NEW)).text
    _, raw = make(partners_browser)

    assert (
        "Your own integrations when a call names no account; it may also act for and manage the "
        "accounts of your partner profile (personal key)"
    ) in said
    own = Api(raw).get("/api/v1/github/repos")
    assert own.json()["error_code"] == "INTEGRATION_NOT_FOUND"
    assert Api(raw).acting_for(account.external_id).get("/api/v1/github/repos").status_code == 200
    assert Api(raw).post_json("/api/v1/accounts", {"external_id": "new"}).status_code == 200
    assert len(repos.calls) == 1


def test_a_deactivated_partner_is_no_partner(partners_browser, partner):
    partner.status = "deactivated"
    partner.save()

    assert Page(partners_browser.get(NEW)).checked("kind") == ["personal"]


def test_the_key_works(browser):
    response, raw = make(browser)

    assert response.status_code == 200
    assert Api(raw).get("/api/v1/me").status_code == 200


# promise 64
def test_the_key_is_on_no_other_page_and_stored_nowhere(browser):
    response, raw = make(browser)

    assert "no-store" in response["Cache-Control"]
    assert raw not in str(response.headers)
    for path in (KEYS, NEW, "/settings/partner"):
        assert raw not in browser.get(path).content.decode()
    assert list(response.wsgi_request._messages) == []
    kept = [Session(session_data=row).get_decoded() for row in session_rows()]
    assert raw not in str(kept)
    assert raw not in str(list(ApiKey.objects.values())) + str(list(Event.objects.values()))


def session_rows():
    return Session.objects.values_list("session_data", flat=True)


def test_the_page_has_a_command_that_can_be_pasted(browser):
    response, raw = make(browser)

    command = f'curl http://testserver/api/v1/me -H "Authorization: Bearer {raw}"'
    assert command in Page(response).text


def test_the_row_holds_what_was_chosen(browser, user):
    chosen = ["accounts:read", "proxy:github"]
    make(browser, kind="partner", access="chosen", scopes=chosen, expires="90")

    key = ApiKey.objects.get()

    assert (key.user, key.name, key.kind, key.scopes) == (user, "Server", "partner", chosen)
    assert abs(key.expires_at - timezone.now() - timedelta(days=90)) < timedelta(minutes=1)


def test_everything_wins_over_boxes_that_stayed_ticked(browser):
    make(browser, access="everything", scopes=["accounts:read"])

    assert ApiKey.objects.get().scopes is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": " "}, "This field is required."),
        ({"name": "x" * 101}, "at most 100 characters"),
        ({"name": "a\0b"}, "Null characters are not allowed."),
        ({"kind": "app"}, "app is not one of the available choices."),
        ({"access": "chosen"}, "Choose at least one, or let the key do everything."),
        ({"access": "chosen", "scopes": ["admin"]}, "admin is not one of the available choices."),
        ({"expires": "7"}, "7 is not one of the available choices."),
    ],
)
def test_a_mistake_is_named_and_makes_nothing(browser, changes, said):
    response, raw = make(browser, **changes)

    assert said in Page(response).text
    assert raw is None
    assert not ApiKey.objects.exists()


def test_a_form_that_is_sent_again_makes_no_second_key(browser):
    key_id = Page(browser.get(NEW)).value("key_id")
    _, raw = make(browser, key_id=key_id)

    response, second = make(browser, key_id=key_id)

    assert (response.status_code, response["Location"], second) == (302, KEYS, None)
    assert "That key is made already and was shown once." in Page(browser.get(KEYS)).text
    assert Api(raw).get("/api/v1/me").status_code == 200
    assert (ApiKey.objects.count(), Event.objects.filter(type="key.created").count()) == (1, 1)


def test_forms_in_two_tabs_make_two_keys(browser):
    for _ in range(2):
        make(browser, key_id=Page(browser.get(NEW)).value("key_id"))

    assert ApiKey.objects.count() == 2


def test_a_form_with_an_id_of_somebody_elses_key_touches_nothing(browser, partner):
    theirs = make_key(partner)

    response, raw = make(browser, key_id=ApiKey.objects.get().pk)

    assert (response.status_code, raw) == (302, None)
    assert Api(theirs).get("/api/v1/me").status_code == 200
    assert ApiKey.objects.count() == 1


def test_an_id_that_is_none_is_refused(browser):
    response, raw = make(browser, key_id="1; DROP TABLE")

    assert (response.status_code, raw) == (200, None)
    assert not ApiKey.objects.exists()


def test_the_event_log_holds_who_made_it(browser, user):
    make(browser, access="chosen", scopes=["connect:write"], expires="30")

    event, key = Event.objects.get(), ApiKey.objects.get()
    assert (event.type, event.actor, event.actor_id) == ("key.created", "user", str(user.pk))
    assert (event.user_id, event.partner_id) == (user.pk, None)
    assert (event.object_type, event.object_id, event.ip) == ("api_key", str(key.pk), "127.0.0.1")
    assert event.data == {
        "kind": "personal",
        "name": "Server",
        "masked": key.masked,
        "scopes": ["connect:write"],
        "expires_at": key.expires_at.isoformat(),
    }


def test_the_event_of_a_partners_key_names_the_partner(partners_browser, partner):
    make(partners_browser, kind="partner")

    assert Event.objects.get().partner_id == partner.pk


@pytest.mark.django_db
def test_a_stranger_makes_nothing(client):
    response, _ = make(client)

    assert response["Location"] == f"/accounts/login/?next={NEW}"
    assert "You were logged out, so nothing was saved." in client.get(response["Location"]).text
    assert not ApiKey.objects.exists()


# promises 63, 71
def test_a_partner_makes_a_test_key_where_the_sandbox_runs(partners_browser, partner, settings):
    settings.SANDBOX_ON = True
    asked = ASKED | {"kind": "partner", "mode": "test"}

    page = partners_browser.post(NEW, asked).content.decode()

    raw = re.search(r"sk_test_[0-9A-Za-z]{38}", page)[0]
    key = ApiKey.objects.get()
    assert (key.live, key.prefix[:8], looks_real(raw)) == (False, "sk_test_", True)
    assert "test mode" in Page(partners_browser.get(KEYS)).text
    assert Api(raw).get("/api/v1/accounts").status_code == 200


# promise 71
def test_who_can_make_no_test_key_is_told_or_not_asked(partners_browser, settings):
    asked = ASKED | {"kind": "personal", "mode": "test"}
    assert Page(partners_browser.get(NEW)).checked("mode") == []

    settings.SANDBOX_ON = True
    refused = Page(partners_browser.post(NEW, asked))

    assert "A test key acts for test accounts" in refused.text
    assert not ApiKey.objects.exists()


# promise 71
def test_a_key_is_limited_to_accounts_of_its_own_mode(partners_browser, partner, account, settings):
    settings.SANDBOX_ON = True
    asked = ASKED | {"kind": "partner", "mode": "test", "only_accounts": account.external_id}

    assert "There is no connected account" in Page(partners_browser.post(NEW, asked)).text

    theirs = make_account(partner, account.external_id, live=False)
    partners_browser.post(NEW, asked)
    assert ApiKey.objects.get().only_accounts == [str(theirs.pk)]
