"""Where end users come back to: the app's own callback and the one all share."""

from urllib.parse import parse_qsl

import pytest
from django.test import Client

from connect.models import ConnectSession
from integrations.models import Integration, Token
from tests.apps_api.walking import (
    BACK,
    SHARED,
    let_github_grant,
    own_callback,
    query_of,
    walk,
)
from tests.connect.walk import GITHUB_TOKEN
from tests.connect.walk import walk as walk_of_partner
from tests.factories import make_app, make_app_key, make_partner

MINE = {"client_id": "mine", "client_secret": "s3cret"}


@pytest.fixture
def shared(app_api, app):
    """A session through the server's credentials."""
    app.toolkit_configs.create(toolkit="github")
    return walk(app_api)


@pytest.fixture
def own(app_api):
    """A session through the app's own credentials."""
    app_api.write("configure", {"toolkit": "github", "oauth_credentials": MINE})
    return walk(app_api)


def test_goes_back_to_the_app_with_the_result(shared, upstream):
    let_github_grant(upstream)

    answer = shared.come_back()

    assert answer.status_code == 302
    assert answer["Location"] == f"{BACK}?status=connected&toolkit=github"
    assert shared.row.status == "completed"
    assert answer["Referrer-Policy"] == "no-referrer"


def test_keeps_the_addresss_own_query(app_api, app, upstream):
    app.toolkit_configs.create(toolkit="github")
    let_github_grant(upstream)

    answer = walk(app_api, redirectUrl=f"{BACK}?tab=apps&status=old").come_back()

    assert answer["Location"] == f"{BACK}?tab=apps&status=connected&toolkit=github"


def test_own_credentials_are_exchanged_with_the_same_redirect_uri(own, app, upstream):
    asked = let_github_grant(upstream)

    answer = own.come_back(own_callback(app))

    [call] = asked.calls
    sent = dict(parse_qsl(call.request.body))
    assert answer["Location"] == f"{BACK}?status=connected&toolkit=github"
    assert (
        sent["redirect_uri"] == own.query["redirect_uri"] == f"http://testserver{own_callback(app)}"
    )
    assert (sent["client_id"], sent["client_secret"]) == ("mine", "s3cret")
    assert Token.objects.get().client.app == app


@pytest.mark.parametrize(
    ("back", "message"),
    [
        ({"code": None, "error": "access_denied"}, "access_denied"),
        ({"code": None, "error": "server_error"}, "connection_failed"),
        ({"code": None}, "connection_failed"),
    ],
)
def test_a_failure_is_told_in_this_apis_words(shared, back, message):
    answer = shared.come_back(**back)

    assert query_of(answer["Location"]) == {"status": "error", "message": message}
    assert shared.row.status == "failed"
    assert not Integration.objects.exists()


def test_a_refused_code_is_a_failed_connection(shared, upstream):
    upstream.post(GITHUB_TOKEN, json={"error": "bad_verification_code"})

    assert shared.come_back()["Location"] == f"{BACK}?status=error&message=connection_failed"


def test_a_late_one_is_told_so(shared):
    ConnectSession.objects.update(expires_at="2020-01-01T00:00:00Z")

    assert shared.come_back()["Location"] == f"{BACK}?status=error&message=session_expired"


def test_a_state_of_another_app_connects_nothing(own, partner):
    other = make_app(partner)

    answer = own.come_back(own_callback(other))

    assert answer["Location"] == f"{BACK}?status=error&message=app_mismatch"
    assert (own.row.status, own.row.error) == ("failed", "app_mismatch")
    assert not Token.objects.exists()


def test_own_and_shared_callbacks_do_not_stand_in_for_each_other(shared, app_api, app):
    app_api.write("configure", {"toolkit": "slack", "oauth_credentials": MINE})
    own = walk(app_api, "slack")

    answers = [shared.come_back(own_callback(app)), own.come_back(SHARED)]

    assert {each["Location"] for each in answers} == {f"{BACK}?status=error&message=app_mismatch"}
    assert not Token.objects.exists()


@pytest.mark.parametrize("is_owner", [False, True])
def test_an_app_that_was_switched_off_meanwhile_connects_nobody(shared, app, partner, is_owner):
    if is_owner:
        partner.user.is_active = False
        partner.user.save()
    else:
        app.status = "disabled"
        app.save()

    answer = shared.come_back()

    assert answer["Location"] == f"{BACK}?status=error&message=connection_failed"
    assert (shared.row.status, shared.row.error) == ("failed", "app_disabled")
    assert not Integration.objects.exists()


def test_a_session_of_no_app_is_unknown_at_an_apps_callback(api, account, app, upstream):
    session = walk_of_partner(api, account)

    refused = Client().get(own_callback(app), {"code": "c", "state": session.state})

    assert refused.status_code == 400
    assert session.status()["status"] == "pending"


@pytest.mark.parametrize(
    "query", [{}, {"state": "unknown", "code": "c"}, {"state": "", "code": "c"}]
)
def test_an_unknown_state_ends_on_our_own_page(app, query):
    answer = Client().get(own_callback(app), query)

    assert (answer.status_code, "Location" in answer) == (400, False)
    assert "This link is not known here" in answer.content.decode()


def test_a_state_is_good_once(shared, upstream):
    let_github_grant(upstream)
    shared.come_back()

    again = shared.come_back()

    assert again.status_code == 400
    assert "This link was used already" in again.content.decode()


def test_the_hosted_page_leads_to_the_apps_own_callback(app_api, app, partner, upstream):
    partner.hosted_connect = True
    partner.save()
    app_api.write("configure", {"toolkit": "github", "oauth_credentials": MINE})
    page, browser = walk(app_api).answer.json()["authUrl"], Client()
    let_github_grant(upstream)

    onward = browser.get(f"{page}/continue")
    [cookie] = onward.cookies.values()
    back = {"code": "c", "state": query_of(onward["Location"])["state"]}
    foreign = Client().get(own_callback(app), back)
    answer = browser.get(own_callback(app), back)

    assert cookie["path"] == own_callback(app)
    assert foreign.status_code == 400
    assert answer["Location"] == f"{BACK}?status=connected&toolkit=github"


def test_who_cancels_on_our_page_is_led_back_in_this_apis_words(app_api, app, partner):
    partner.hosted_connect = True
    partner.save()
    app.toolkit_configs.create(toolkit="github")

    answer = Client().post(walk(app_api).answer.json()["authUrl"] + "/cancel")

    way_back = f'href="{BACK}?status=error&amp;message=access_denied"'
    assert way_back in answer.content.decode()


def test_an_app_without_a_page_of_its_own_may_use_ours(app_api, app, upstream):
    app.toolkit_configs.create(toolkit="github")
    let_github_grant(upstream)
    browser = Client()

    answer = walk(app_api, redirectUrl="http://testserver/connect/done").come_back(browser=browser)

    assert browser.get(answer["Location"]).status_code == 200


def test_a_disabled_apps_key_starts_nothing(app_api, app):
    app.status = "disabled"
    app.save()

    response = app_api.write("connect", {"toolkit": "github", "redirectUrl": BACK, "userId": "u"})

    assert response.status_code == 403


def test_another_partners_app_key_does_not_start_for_this_app(app_api, app):
    stranger = type(app_api)(app, make_app_key(make_app(make_partner())))

    response = stranger.write("connect", {"toolkit": "github", "redirectUrl": BACK, "userId": "u"})

    assert response.status_code == 403
    assert not ConnectSession.objects.exists()
