"""Slack gives a bot's and a user's token: each is refreshed, and dies, by itself."""

import pytest

pytestmark = pytest.mark.django_db
BOT, USER = "/api/v1/slack/users", "/api/v1/slack/search?q=budget"


@pytest.fixture
def slack(connect, sandbox):
    slack = connect("slack").connect(scopes=["slack.read", "slack.search"])
    sandbox.control("requests", verb="DELETE")
    return slack


def get(connection, path):
    return connection.api.acting_for(connection.account.external_id).get(path)


def versions(connection):
    return {token.kind: token.version for token in connection.tokens()}


# promise 47
def test_each_token_is_refreshed_when_it_is_needed(slack):
    before = versions(slack.expire())

    searched = get(slack, USER)
    between = versions(slack)
    listed = get(slack, BOT)

    assert (searched.status_code, listed.status_code) == (200, 200)
    assert between == before | {"user": before["user"] + 1}
    assert versions(slack) == {kind: version + 1 for kind, version in before.items()}
    assert slack.refreshes() == 2


# promise 47
def test_a_dead_user_token_leaves_the_bot_at_work(slack):
    slack.expire().fail(status=200, body={"ok": False, "error": "invalid_refresh_token"})

    dead = [get(slack, USER).status_code for _ in range(2)]

    assert dead == [401, 401]
    assert get(slack, BOT).status_code == 200
    assert (slack.token("user").status, slack.token("main").status) == ("expired", "active")
    assert slack.integration().status == "active"
    assert slack.events() == ["integration.token_expired"]


# promise 47, 40
def test_the_connection_ends_with_its_last_token_and_says_so_once(slack):
    slack.expire().fail(status=200, body={"ok": False, "error": "invalid_refresh_token"}, times=2)

    codes = [get(slack, path).json()["code"] for path in (USER, BOT, USER)]

    assert codes == ["INTEGRATION_EXPIRED"] * 3
    assert slack.integration().status == "expired"
    assert slack.events() == ["integration.token_expired", "integration.expired"]
