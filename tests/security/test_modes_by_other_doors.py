"""Two people of one name, live and of test mode: agents, apps and the person's own pages meet only the right one."""

import json

import pytest

from accounts.models import ConnectedAccount
from connect.models import ConnectSession
from integrations.apps_api.connections import connections_of
from integrations.models import Integration, ToolkitConfig
from providers import endpoints
from tests.apps_api.conftest import app, app_api, as_user
from tests.conftest import Api
from tests.factories import (
    make_account,
    make_event,
    make_integration,
    make_key,
)
from tests.mcp.conftest import Agent

__all__ = ["app", "app_api", "as_user"]
pytestmark = pytest.mark.django_db

NAME = "user-1"
LIVE = "https://api.github.com/user"
EXPORT = "/api/v1/accounts/{}/export"


@pytest.fixture
def both(partner, settings):
    """Give the partner the same person twice: connected, and with an event, in each mode."""
    settings.SANDBOX_ON = True
    endpoints.forget()
    made = {}
    for live in (True, False):
        account = make_account(partner, NAME, live=live)
        who = "Marigold" if live else "Hyacinth"
        make_integration(account, access_token=f"gho_{who}", provider_user_name=who)
        make_event(account, summary=who)
        made[live] = account
    yield made
    endpoints.forget()


@pytest.fixture
def told(upstream, settings):
    """Let GitHub and the sandbox answer who asked, by the token that came."""
    upstream.assert_all_requests_are_fired = False

    def answer(request):
        who = request.headers["Authorization"].removeprefix("Bearer gho_")
        return 200, {}, json.dumps({"login": who, "at": request.url})

    upstream.add_callback("GET", LIVE, answer)
    upstream.add_callback("GET", f"{settings.SANDBOX_URL}/github/user", answer)


# promise 71
@pytest.mark.parametrize("live", [True, False], ids=["a live key", "a test key"])
def test_an_agent_acts_for_the_person_of_its_keys_mode(both, partner, told, live, settings):
    agent = Agent(make_key(partner, live=live), NAME)

    called = json.dumps(agent.call("github_get_user"))
    inbox = json.dumps(agent.call("inbox_list"))

    mine, theirs = ("Marigold", "Hyacinth") if live else ("Hyacinth", "Marigold")
    assert mine in called
    assert (LIVE in called, settings.SANDBOX_URL in called) == (live, not live)
    assert mine in inbox
    assert theirs not in called + inbox


# promise 71
@pytest.mark.parametrize("by_token", [True, False], ids=["an end user", "an app"])
def test_an_app_meets_the_live_person_alone(both, app, app_api, as_user, told, by_token):
    ToolkitConfig.objects.create(app=app, toolkit="github")
    api, named = (as_user(NAME), {}) if by_token else (app_api, {"userId": NAME})

    listed = api.read("connections", named).content.decode()
    order = {"toolName": "GITHUB_GET_USER", "params": {}, **named}
    called = api.write("execute", order).content.decode()

    assert listed.count('"github"') == 1
    assert "Hyacinth" not in listed + called
    assert "Marigold" in called


# promise 71
def test_an_app_ends_no_connection_of_test_mode(both, app, as_user, upstream):
    ToolkitConfig.objects.create(app=app, toolkit="github")
    upstream.delete("https://api.github.com/applications/github-client/token", status=204)
    rows = {live: account.integrations.get() for live, account in both.items()}

    answers = {
        live: as_user(NAME).write(f"connections/{connections_of(row)[0].id}", method="DELETE")
        for live, row in rows.items()
    }

    assert [answers[live].status_code for live in (True, False)] == [204, 404]
    assert list(Integration.objects.all()) == [rows[False]]


# promise 71
@pytest.mark.parametrize("live", [True, False], ids=["a live key", "a test key"])
def test_an_export_is_of_ones_own_mode(both, partner, live):
    api = Api(make_key(partner, live=live))

    assert api.get(EXPORT.format(both[not live].pk)).status_code == 404
    text = api.get(EXPORT.format(both[live].pk)).getvalue().decode()
    assert ("Marigold" in text, "Hyacinth" in text) == (live, not live)


# promise 71
@pytest.mark.parametrize("live", [True, False], ids=["a live account", "a test account"])
def test_a_link_made_in_settings_leads_to_the_accounts_own_mode(both, client, partner, live):
    client.force_login(partner.user)
    Integration.objects.all().delete()

    client.post(
        f"/settings/accounts/{both[live].pk}/connect",
        {"provider": "github", "permissions": ["github.read"]},
        follow=True,
    )

    session = ConnectSession.objects.get()
    assert session.account == both[live]
    assert session.client.live is live
    assert session.client.is_of_sandbox is not live


# promise 71
def test_who_is_forgotten_in_one_mode_lives_on_in_the_other(both, partner, upstream):
    Api(make_key(partner, live=False)).delete(f"/api/v1/accounts/{both[False].pk}")

    assert list(ConnectedAccount.objects.filter(external_id=NAME)) == [both[True]]
    assert both[True].integrations.get().status == "active"
