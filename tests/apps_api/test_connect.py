"""POST /v1/<app>/integrations/connect."""

import pytest

from accounts.actors import Actor
from accounts.models import ConnectedAccount, Event
from connect.models import ConnectSession
from integrations.apps_api.first_connect import saved
from integrations.models import Integration
from tests.apps_api.walking import BACK, ask, own_callback, query_of, walk
from tests.factories import make_account, make_app_key, make_integration

GOOGLE = "https://www.googleapis.com/auth/"
MINE = {"client_id": "mine", "client_secret": "s3cret"}


@pytest.fixture(autouse=True)
def on(app):
    """Toolkits that the app has on, through the server's credentials."""
    for slug in ("github", "gmail", "google-calendar", "google-docs"):
        app.toolkit_configs.create(toolkit=slug)


def scopes_asked(session):
    return set(session.query["scope"].split())


def test_answers_where_to_send_the_user(app_api, app, partner):
    answer = ask(app_api, "github", "u-1")

    [session] = ConnectSession.objects.all()
    body = answer.json()
    assert answer.status_code == 200
    assert list(body) == ["authUrl", "connectionRequestId"]
    assert body["authUrl"].startswith("https://github.com/login/oauth/authorize?")
    assert body["connectionRequestId"] == f"ca_{session.pk.hex}"
    assert (session.app, session.toolkit, session.redirect_url) == (app, "github", BACK)
    assert session.account == partner.accounts.get(external_id="u-1")


def test_the_servers_credentials_come_back_to_the_servers_callback(app_api):
    query = walk(app_api).query

    assert query["client_id"] == "github-client"
    assert query["redirect_uri"] == "http://testserver/api/v1/connect/callback"


def test_an_apps_own_credentials_come_back_to_its_own_callback(app_api, app):
    app_api.write("configure", {"toolkit": "slack", "oauth_credentials": MINE})

    query = walk(app_api, "slack").query

    assert query["client_id"] == "mine"
    assert query["redirect_uri"] == f"http://testserver{own_callback(app)}"


def test_the_first_connect_makes_the_end_user(app_api, partner, app):
    walk(app_api, user="u-1")
    walk(app_api, user="u-1")

    partner.refresh_from_db()
    [event] = Event.objects.filter(type="account.created")
    assert (partner.accounts.count(), partner.account_count) == (1, 1)
    assert (event.actor, event.app_id, event.data) == ("key", app.pk, {"external_id": "u-1"})


def test_one_who_is_there_already_stays_the_same(app_api, partner):
    account = make_account(partner, "u-1")

    assert walk(app_api, user="u-1").row.account == account
    assert not Event.objects.filter(type="account.created").exists()


def test_a_token_says_who_the_end_user_is(as_user, app, partner):
    walk(as_user("u-7"), user=None)

    account = partner.accounts.get(external_id="u-7")
    [event] = Event.objects.filter(type="account.created")
    assert (event.actor, event.actor_id, event.app_id) == ("end_user", str(account.pk), app.pk)


def test_a_token_may_name_its_own_user(as_user):
    assert ask(as_user("u-7"), user="u-7").status_code == 200


def test_a_token_acts_for_nobody_else(as_user):
    response = ask(as_user("u-7"), user="u-8")

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (403, "AUTH_INSUFFICIENT_PERMISSIONS")
    assert not ConnectedAccount.objects.exists()


@pytest.mark.parametrize("user", [None, ""])
def test_a_key_has_to_say_for_whom(app_api, user):
    response = ask(app_api, user=user)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")
    assert list(error["details"]["fields"]) == ["userId"]


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"toolkit": ""}, "toolkit"),
        ({"redirectUrl": ""}, "redirectUrl"),
        ({"redirectUrl": "http://app.example/"}, "redirectUrl"),
        ({"redirectUrl": "https://app.example/#x"}, "redirectUrl"),
        ({"user": " u-1"}, "userId"),
        ({"user": "a\nb"}, "userId"),
        ({"user": "x" * 256}, "userId"),
        ({"user": 7}, "userId"),
        ({"scopes": "gmail.read"}, "scopes"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_bad_member_is_named_and_nothing_is_made(app_api, more, field):
    response = ask(app_api, **more)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "VALIDATION_INVALID_SCHEMA")
    assert list(error["details"]["fields"]) == [field]
    assert not ConnectedAccount.objects.exists()
    assert not ConnectSession.objects.exists()


@pytest.mark.parametrize("toolkit", ["hubspot", "no-such-toolkit"])
def test_a_toolkit_has_to_be_on(app_api, toolkit):
    response = ask(app_api, toolkit)

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "INTEGRATIONS_TOOLKIT_NOT_ENABLED",
        "message": f'Toolkit "{toolkit}" is not enabled for this app',
        "remediation": "Call POST /configure for this toolkit first.",
        "documentation_url": "http://testserver/docs/apps#INTEGRATIONS_TOOLKIT_NOT_ENABLED",
        "details": {"toolkit": toolkit},
    }
    assert not ConnectedAccount.objects.exists()


def test_a_toolkit_that_the_server_can_no_longer_connect(app_api, monkeypatch):
    monkeypatch.delenv("PROVIDER_GITHUB_CLIENT_ID")

    response = ask(app_api)

    error = response.json()["error"]
    assert (response.status_code, error["code"]) == (400, "INTEGRATIONS_NOT_CONFIGURED")
    assert not ConnectedAccount.objects.exists()


def test_registered_addresses_bind_apps_as_well(app_api, partner):
    partner.redirect_urls = ["https://app.example/elsewhere"]
    partner.save()

    response = ask(app_api)

    assert response.status_code == 400
    assert response.json()["error"]["message"] == (
        "redirectUrl is not one of the partner's registered redirect URLs"
    )
    assert not ConnectedAccount.objects.exists()


def test_the_hosted_page_comes_first_where_the_partner_wants_it(app_api, partner):
    partner.hosted_connect = True
    partner.save()

    session = walk(app_api)

    assert session.answer.json()["authUrl"] == f"http://testserver/connect/{session.row.pk}"


def test_asks_for_the_toolkits_defaults_alone(app_api):
    assert scopes_asked(walk(app_api, "google-calendar")) == {
        "openid",
        "email",
        "profile",
        f"{GOOGLE}calendar.readonly",
        f"{GOOGLE}calendar.events",
    }


def test_a_toolkit_without_defaults_asks_for_all_it_has(app_api):
    assert f"{GOOGLE}documents" in scopes_asked(walk(app_api, "google-docs"))


def test_the_apps_setting_replaces_the_defaults_and_the_call_replaces_both(app_api, app):
    app.toolkit_configs.filter(toolkit="gmail").update(scopes=["gmail.read"])

    by_setting = scopes_asked(walk(app_api, "gmail"))
    by_call = scopes_asked(walk(app_api, "gmail", scopes=["gmail.send"]))

    assert by_setting == {"openid", "email", "profile", f"{GOOGLE}gmail.readonly"}
    assert by_call == {"openid", "email", "profile", f"{GOOGLE}gmail.send"}


def test_an_end_user_cannot_ask_for_more_than_the_app_does(app_api, as_user, app):
    app.toolkit_configs.filter(toolkit="gmail").update(scopes=["gmail.read", "gmail.send"])

    less = ask(as_user("u-1"), "gmail", None, scopes=["gmail.read"])
    more = ask(as_user("u-2"), "gmail", None, scopes=["gmail.manage"])

    assert (less.status_code, more.status_code) == (200, 403)
    assert more.json()["error"]["details"] == {"scopes": [f"{GOOGLE}gmail.modify"]}
    assert not ConnectedAccount.objects.filter(external_id="u-2").exists()


def test_what_is_no_scope_is_named(app_api):
    response = ask(app_api, "gmail", scopes=["gmail.read", "not, one"])

    assert response.status_code == 400
    assert response.json()["error"]["details"] == {"scopes": ["not, one"]}


@pytest.mark.parametrize("status", ["active", "expired"])
def test_connecting_one_toolkit_does_not_lose_another(app_api, partner, status):
    make_integration(
        make_account(partner, "u-1"),
        "google",
        status=status,
        requested_scopes={"main": ["openid", f"{GOOGLE}gmail.readonly", f"{GOOGLE}drive"]},
        missing_scopes=[f"{GOOGLE}drive"],
    )

    asked = scopes_asked(walk(app_api, "google-calendar"))

    assert {f"{GOOGLE}calendar.events", f"{GOOGLE}gmail.readonly"} <= asked
    assert f"{GOOGLE}drive" not in asked


def test_what_somebody_took_back_is_not_asked_for_again(app_api, partner):
    make_integration(
        make_account(partner, "u-1"),
        "google",
        status="revoked",
        requested_scopes={"main": [f"{GOOGLE}gmail.readonly"]},
    )

    assert f"{GOOGLE}gmail.readonly" not in scopes_asked(walk(app_api, "google-calendar"))


def test_sessions_of_one_user_are_limited(app_api):
    answers = [ask(app_api) for _ in range(31)]

    assert {answer.status_code for answer in answers[:30]} == {200}
    assert answers[30].status_code == 429
    assert answers[30].json()["error"]["code"] == "INTEGRATIONS_QUOTA_EXCEEDED"
    assert ConnectSession.objects.count() == 30


def test_a_key_of_some_accounts_connects_those_alone(app_api, app, partner):
    mine, other = make_account(partner, "u-1"), make_account(partner, "u-2")
    limited = type(app_api)(app, make_app_key(app, only_accounts=[str(mine.pk)]))

    answers = [ask(limited, user=user).status_code for user in ("u-1", "u-2", "u-3")]

    assert answers == [200, 403, 403]
    assert set(partner.accounts.all()) == {mine, other}


def test_a_person_who_went_away_leaves_nothing_pending(app_api):
    session = walk(app_api)
    assert Integration.objects.get().status == "pending"

    session.come_back(code=None, error="access_denied")

    assert not Integration.objects.exists()


def test_state_and_verifier_are_nobody_elses_to_read(app_api):
    session = walk(app_api)

    row = session.row
    assert len(session.query["state"]) >= 43
    assert session.query["state"] not in row.state_digest
    assert query_of(session.answer.json()["authUrl"])["code_challenge_method"] == "S256"


def test_two_first_connects_at_once_make_one_end_user(app, partner):
    by = Actor(Event.Actor.KEY, "a-key")
    late = ConnectedAccount(partner=partner, external_id="u-1")
    first = saved(ConnectedAccount(partner=partner, external_id="u-1"), app, by)

    second = saved(late, app, by)

    partner.refresh_from_db()
    assert second == first
    assert (partner.accounts.count(), partner.account_count) == (1, 1)
    assert Event.objects.filter(type="account.created").count() == 1
