"""Settings > Apps > one app: its keys."""

import re
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session

from accounts.models import ApiKey, Partner
from tests.apps_api.conftest import AppApi
from tests.factories import make_account, make_app_key
from tests.pages.apps import APPS, app, deeds, page_of
from tests.pages.html import Page
from tests.pages.test_every_page import check

__all__ = ["app"]

KEYS = "/settings/api-keys"
RAW = re.compile(r"bb_sk_[0-9A-Za-z]{38}")
ASKED = {"name": "Server", "expires": "never"}


def make(browser, app, **changes):
    """Post the form; return the answer and the raw key in it."""
    response = browser.post(page_of(app, "keys", "new"), ASKED | changes)
    found = set(RAW.findall(response.content.decode()))
    return response, found.pop() if len(found) == 1 else None


@pytest.fixture
def key(app):
    make_app_key(app)
    return ApiKey.objects.get()


def test_the_key_works_and_comes_with_a_command_that_works(partners_browser, app):
    response, raw = make(partners_browser, app)

    page = check(response)
    assert AppApi(app, raw).read("config").status_code == 200
    command = (
        f'curl http://testserver/v1/{app.pk}/integrations/config -H "Authorization: Bearer {raw}"'
    )
    assert command in page.text
    assert page_of(app) in [a["href"] for a in page.all("a")]
    assert deeds() == [("key.created", "user", app.pk)]


# promise 64
def test_the_key_is_on_no_other_page_and_stored_nowhere(partners_browser, app):
    response, raw = make(partners_browser, app)

    assert "no-store" in response["Cache-Control"]
    assert raw not in str(response.headers)
    for path in (KEYS, APPS, page_of(app), page_of(app, "keys", "new")):
        assert raw not in partners_browser.get(path).content.decode()
    kept = [Session(session_data=row.session_data).get_decoded() for row in Session.objects.all()]
    assert raw not in str(kept)


def test_a_form_sent_twice_makes_one_key(partners_browser, app):
    same = str(uuid4())
    make(partners_browser, app, key_id=same)

    response = partners_browser.post(
        page_of(app, "keys", "new"), ASKED | {"key_id": same}, follow=True
    )

    assert response.redirect_chain == [(page_of(app), 302)]
    assert "That key is made already and was shown once." in check(response).text
    assert ApiKey.objects.count() == 1


def test_limits_are_kept_as_chosen(partners_browser, partner, app):
    account = make_account(partner, "u-1")
    limits = {"is_read_only": "on", "networks": "10.0.0.1", "only_accounts": "u-1", "expires": "30"}

    make(partners_browser, app, **limits)

    [made] = ApiKey.objects.all()
    assert (made.kind, made.app, made.scopes, made.is_read_only) == ("app", app, None, True)
    assert (made.networks, made.only_accounts) == (["10.0.0.1/32"], [str(account.pk)])
    assert (made.expires_at - made.created_at).days in {29, 30}


def test_a_mistake_is_named_and_makes_nothing(partners_browser, app):
    response, raw = make(partners_browser, app, name="", only_accounts="nobody")

    page = check(response)
    assert "There is no connected account “nobody”." in page.text
    assert (raw, ApiKey.objects.count()) == (None, 0)


def test_a_key_waits_for_its_first_call_until_it_came(partners_browser, app):
    _, raw = make(partners_browser, app)
    assert "waiting for first call" in check(partners_browser.get(page_of(app))).text

    AppApi(app, raw).read("config")

    page = check(partners_browser.get(page_of(app)))
    assert "waiting for first call" not in page.text
    assert "Last 30 days 1 call –" in page.text


@pytest.mark.parametrize("deed", ["rotate", "revoke"])
def test_rotating_and_revoking_lead_back_to_the_app(partners_browser, app, key, deed):
    page = check(partners_browser.get(f"{KEYS}/{key.pk}/{deed}"))

    assert f"{KEYS}/{key.pk}/{deed}" in [
        a["href"] for a in Page(partners_browser.get(page_of(app))).all("a")
    ]
    assert page_of(app) in [a["href"] for a in page.all("a")]


def test_a_rotated_key_is_one_of_the_same_app(partners_browser, app, key):
    response = partners_browser.post(f"{KEYS}/{key.pk}/rotate", {"overlap": "now"})

    [raw] = set(RAW.findall(response.content.decode()))
    assert f"/v1/{app.pk}/integrations/config -H" in Page(response).text
    assert AppApi(app, raw).read("config").status_code == 200
    assert ApiKey.objects.get(replaces=key).app == app


def test_a_revoked_key_is_refused_at_once(partners_browser, app):
    _, raw = make(partners_browser, app)

    response = partners_browser.post(f"{KEYS}/{ApiKey.objects.get().pk}/revoke", follow=True)

    assert response.redirect_chain == [(page_of(app), 302)]
    assert "No key works at the moment" in check(response).text
    assert AppApi(app, raw).read("config").status_code == 401


# promise 78
def test_a_suspended_partner_makes_keys_still(partners_browser, app):
    Partner.objects.update(status="suspended")

    _, raw = make(partners_browser, app)

    assert raw
    assert "Create key" in check(partners_browser.get(page_of(app))).text


def test_many_keys_take_no_more_statements(partners_browser, app, django_assert_num_queries):
    make_app_key(app)
    partners_browser.get(page_of(app))

    def statements():
        with django_assert_num_queries(15) as found:
            partners_browser.get(page_of(app))
        return len(found)

    first = statements()
    for _ in range(5):
        make_app_key(app)

    assert statements() == first
